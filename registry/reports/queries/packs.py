"""The materials pack of an event or a visit: files by their rights, sheets of innovations, and a list of all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from registry.exchange.models import ExchangeEvent, Material, StudyVisit
from registry.exchange.queries.events import materials_of
from registry.exchange.queries.visits import pack_materials
from registry.exchange.rules.events import TO_PARTICIPANTS, Rights
from registry.proposals.models import StoredFile
from registry.proposals.queries.published import is_embargoed, published
from registry.reports.models import Job
from registry.reports.render.bundle import Bundle
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import ReportKind

MOST_BYTES = 200_000_000  # what one pack may hold; it is put together while its reader waits
LIST, SHEETS, INSIDE = "daftar.txt", "lembar-inovasi/", "tidak-diteruskan/"
TO_EVERYONE = (Rights.OPEN,)  # what may only be read is read on the page


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a pack: what it is, what its reader may do with it, and its file or address."""

    title: str
    about: str
    file: StoredFile | None
    url: str = ""
    folder: str = ""


def event_pack(event: ExchangeEvent, *, rights: Iterable[Rights]) -> IO[bytes] | None:
    """What of an event may be had by who has these rights; nothing where there is nothing."""
    return packed(event.title, _materials(materials_of(event, rights=rights)), is_simulated=event.is_simulated)


def visit_pack(visit: StudyVisit) -> IO[bytes] | None:
    """What the visitors take home: the region's open materials, those of their day, and the sheets of what they saw."""
    title = f"Kunjungan belajar {visit.asking_region.name} ke {visit.region.name}"
    return packed(title, _of_visit(visit), is_simulated=visit.is_simulated)


def has_visit_pack(visit: StudyVisit) -> bool:
    return bool(_of_visit(visit))


def _of_visit(visit: StudyVisit) -> list[Part]:
    """The materials of the day first, each once, then the others of the region."""
    mine = list(materials_of(visit.event, rights=TO_PARTICIPANTS)) if visit.event else []
    known = {material.pk for material in mine}
    others = [each for each in pack_materials(region_code=visit.region_id) if each.pk not in known]
    return [*_materials([*mine, *others]), *visit_sheets(visit)]


def visit_sheets(visit: StudyVisit) -> list[Part]:
    """The newest sheet of each innovation that was chosen, while it is public and its content not held back."""
    today = timezone.localdate()
    chosen = published().filter(pk__in=visit.innovations.values("pk")).order_by("name", "pk")
    jobs = Job.objects.filter(kind=ReportKind.INNOVATION_SHEET, state=JobState.DONE, proposal__in=chosen)
    newest = {job.proposal_id: job.file for job in jobs.select_related("file").defer("facts").order_by("pk")}
    return [
        Part(each.name, "Lembar inovasi, isi halaman umumnya", newest[each.pk], folder=SHEETS)
        for each in chosen
        if each.pk in newest and not is_embargoed(each, on=today)
    ]


def packed(title: str, parts: Iterable[Part], *, is_simulated: bool) -> IO[bytes] | None:
    """A ZIP on disk, read from its start; a file that is lost or too much is named in the list instead."""
    given = list(parts)
    if not given:
        return None
    bundle = Bundle()
    try:
        lines = [_line(bundle, number, part) for number, part in enumerate(given, 1)]
        head = [title, *(["SIMULASI: bukan bahan resmi."] if is_simulated else []), ""]
        bundle.add(LIST, "\n".join([*head, *lines, ""]).encode())
        return bundle.finish(notes=())
    except BaseException:
        bundle.drop()
        raise


def _line(bundle: Bundle, number: int, part: Part) -> str:
    """The part put in, and what the list says of it."""
    place = part.url
    if part.file is not None:
        extension = part.file.name.rpartition(".")[2].lower()
        place = f"{part.folder}{number:02}-{slugify(part.title)[:60] or 'bahan'}.{extension}"
        if bundle.size + part.file.size > MOST_BYTES:
            place = "tidak disertakan: paket terlalu besar; unduh dari halaman kegiatan"
        else:
            try:
                with part.file.file.open("rb") as stream:
                    bundle.add(place, stream.read())
            except OSError:
                place = "tidak disertakan: berkasnya tidak dapat dibaca"
    return f"{number}. {part.title}\n   {part.about}\n   {place}"


def _materials(found: Iterable[Material]) -> Iterator[Part]:
    """What is not to be passed on lies apart, so that nobody forwards it by mistake."""
    with override("id"):
        for each in found:
            about = f"{each.maker}. {each.rights_shown}" if each.maker else each.rights_shown
            folder = "" if each.is_for_participants else INSIDE
            yield Part(each.title, about, each.file, each.url, folder)
