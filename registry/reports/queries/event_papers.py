"""Papers of an event: the invitation that its host sends, the list in which those present sign, their certificates."""

from datetime import date, timedelta

from django.utils.translation import override

from registry.exchange.models import Attendee, ExchangeEvent
from registry.exchange.queries.attendance import present
from registry.proposals.rules.receipts import shown_code
from registry.reference.models import Region
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.queries.opening import emblem_of_region
from registry.reports.queries.phrasing import RND_OFFICE, phrases_of
from registry.reports.queries.record import BLANK, NUMBER, filled, open_place
from registry.reports.render.qr import qr_svg
from registry.reports.rules.document import (
    Annex,
    Block,
    Bullets,
    Centred,
    Document,
    Facts,
    Figure,
    Form,
    Heading,
    Paragraph,
    Signature,
    Table,
)
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.phrases import Phrase, Phrases
from registry.reports.rules.wording import bare_name, day, span

ADDRESSED = 3  # beyond so many the guests stand in an annex
MOST_DAYS = 5  # of an event, for which lists are drawn
LEFT_OPEN = 20  # rows for whom nobody knows yet
STILL_OPEN = 5  # rows below those who checked in
COLUMNS = ("No.", "Instansi", "Nama", "Jabatan", "Tanda tangan")
WIDTHS = (6, 30, 24, 20, 20)


def invitation(event: ExchangeEvent, *, region: Region, asked_on: date) -> Document:
    """What the host writes to the regions that it invites; hour and number are the signer's."""
    with override("id"):
        phrases, kind = phrases_of(region), str(event.get_kind_display())
        head = (
            ("Nomor", BLANK),
            ("Sifat", BLANK),
            ("Lampiran", BLANK),
            ("Hal", f"Undangan {kind[0].lower()}{kind[1:]}"),
        )
        return Document(
            title=event.title, kind=str(REPORT_KIND_LABELS[ReportKind.INVITATION]), registration="",
            region_name=region.name, asked_at=asked_on, blocks=tuple(_letter(event, phrases)), cover=head,
            letterhead=phrases.letterhead, addressee=_addressee(event), dated=f"{bare_name(phrases.city)}, {BLANK}",
            simulated=event.is_simulated, form=Form.LETTER, emblem_svg=emblem_of_region(region.code),
            signature=Signature("", phrases.rnd_office),
        )  # fmt: skip


def attendance_list(event: ExchangeEvent, *, region: Region, asked_on: date) -> Document:
    """One table for each day; institutions that are known stand in it, names are written by those who come."""
    with override("id"):
        phrases = phrases_of(region)
        return Document(
            title=event.title, kind=str(REPORT_KIND_LABELS[ReportKind.ATTENDANCE]), registration="",
            region_name=region.name, asked_at=asked_on, blocks=tuple(_lists(event)), heading=("DAFTAR HADIR",),
            cover=filled((("Tanggal", _when(event)), ("Tempat", event.place), ("Penyelenggara", event.host))),
            letterhead=phrases.letterhead, simulated=event.is_simulated, form=Form.SHEET,
            emblem_svg=emblem_of_region(region.code),
            signature=Signature(f"{bare_name(phrases.city)}, {BLANK}", phrases.rnd_office),
        )  # fmt: skip


def certificate(line: Attendee, *, region: Region, check_url: str, asked_on: date) -> Document:
    """That somebody came, with the fingerprint by which anyone proves the paper; the office signs it."""
    event, code = line.event, shown_code(code=line.mark.code)
    with override("id"):
        phrases, kind = phrases_of(region), str(event.get_kind_display())
        proof = f"Sidik {code}. Siapa pun dapat memeriksanya di {check_url}; jawabannya tidak menyebut nama."
        address = f"{check_url}?sidik={line.mark.code}"
        return Document(
            title=line.name, subtitle=f"{line.office}, {line.region.name}",
            kind=str(REPORT_KIND_LABELS[ReportKind.CERTIFICATE]), registration="", region_name=region.name,
            asked_at=asked_on, heading=("SERTIFIKAT", NUMBER, "diberikan kepada"), letterhead=phrases.letterhead,
            blocks=(
                Centred(f"sebagai peserta {kind[0].lower()}{kind[1:]}\n“{event.title}”"),
                Facts(filled((("Tanggal", _when(event)), ("Tempat", event.place), ("Penyelenggara", event.host)))),
                Figure(qr_svg(address), f"Kode QR menuju {address}", proof, width=18),
            ),
            simulated=event.is_simulated, form=Form.SHEET, emblem_svg=emblem_of_region(region.code),
            signature=Signature(f"{bare_name(phrases.city)}, {BLANK}", phrases.rnd_office),
        )  # fmt: skip


def _letter(event: ExchangeEvent, phrases: Phrases) -> list[Block]:
    topic = f" dengan pokok bahasan {event.topic.rstrip('.')}" if event.topic else ""
    lead = f"Bersama ini kami mengundang Saudara mengikuti “{event.title}”{topic}, yang diselenggarakan pada:"
    rows = (
        ("Tanggal", _when(event)),
        ("Waktu", open_place("pukul")),
        ("Tempat", event.place or open_place("tempat")),
        ("Penyelenggara", event.host),
    )
    spoken = tuple(f"{each.who}, {each.office}" if each.office else each.who for each in event.speakers.all())
    agenda = tuple(line.strip() for line in event.agenda.splitlines() if line.strip())
    blocks: list[Block] = [Paragraph(phrases.of(Phrase.LETTER_OPENING)), Paragraph(lead), Facts(filled(rows))]
    blocks += [Paragraph("Pembicara:"), Bullets(spoken)] if spoken else []
    blocks += [Paragraph("Susunan acara:"), Bullets(agenda)] if agenda else []
    blocks.append(Paragraph(phrases.of(Phrase.LETTER_CLOSING)))
    guests = _guests(event)
    if len(guests) > ADDRESSED:
        blocks += [Annex("Daftar yang diundang"), Bullets(tuple(f"{RND_OFFICE} {guest}" for guest in guests))]
    return blocks


def _addressee(event: ExchangeEvent) -> tuple[str, ...]:
    guests = _guests(event)
    if not guests:
        return (f"Yth. {open_place('yang diundang')}",)
    if len(guests) > ADDRESSED:
        return (f"Yth. {RND_OFFICE} (daftar terlampir)",)
    return tuple(f"Yth. {RND_OFFICE} {guest}" for guest in guests)


def _guests(event: ExchangeEvent) -> list[str]:
    """The regions that are named as present, by name."""
    return sorted(guest.name for guest in event.guests.all() if guest.pk != event.region_id)


def _when(event: ExchangeEvent) -> str:
    """As far as it is known; of a day that is not, the signer writes it."""
    if event.on is None:
        return open_place("tanggal")
    return span(event.on, event.until) if event.until and event.until != event.on else day(event.on)


def _days(event: ExchangeEvent) -> list[date]:
    if event.on is None:
        return []
    last = min(event.until or event.on, event.on + timedelta(days=MOST_DAYS - 1))
    return [event.on + timedelta(days=place) for place in range((last - event.on).days + 1)]


def _lists(event: ExchangeEvent) -> list[Block]:
    days, came = _days(event), list(present(event))
    if came:
        return [block for place, on in enumerate(days, 1) for block in _signed(place, on, came, alone=len(days) < 2)]
    known = [name for name in (event.host, *(f"Pemerintah {guest}" for guest in _guests(event))) if name]
    table = Table(COLUMNS, _rows([*known, *[""] * LEFT_OPEN]), "Yang hadir", (), WIDTHS)
    if len(days) < 2:
        return [table]
    heads = [Heading(f"Hari ke-{place}, {day(on)}") for place, on in enumerate(days, 1)]
    return [block for head in heads for block in (head, table)]


def _signed(place: int, on: date, came: list[Attendee], *, alone: bool) -> list[Block]:
    """Those who checked in that day sign beside what they wrote; a few lines stay for the others."""
    lines = [
        (f"{each.office}, {each.region.name}", each.name or _dots(22), _dots(16)) for each in came if each.on == on
    ]
    lines += [(_dots(24), _dots(22), _dots(16))] * STILL_OPEN
    rows = tuple((str(at), *line, f"\n{at}. {'.' * 14}") for at, line in enumerate(lines, 1))
    table = Table(COLUMNS, rows, "Yang hadir", (), WIDTHS)
    return [table] if alone else [Heading(f"Hari ke-{place}, {day(on)}"), table]


def _rows(institutions: list[str]) -> tuple[tuple[str, ...], ...]:
    """Each row tall enough to sign in; where nothing is known, dots to write on."""
    return tuple(
        (str(place), name or _dots(24), _dots(22), _dots(16), f"\n{place}. {'.' * 14}")
        for place, name in enumerate(institutions, 1)
    )


def _dots(count: int) -> str:
    return "\n" + "." * count
