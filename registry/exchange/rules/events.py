"""Workshops, visits, contests: their kinds, dates as a source gives them, and what an entry needs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.shared.problems import Problem

FIRST_YEAR = 1945


class EventKind(StrEnum):
    WORKSHOP = "workshop"
    BIMTEK = "bimtek"
    TRAINING = "pelatihan"
    DISCUSSION = "fgd"
    VISIT = "kunjungan"
    MEETING = "rapat"
    COORDINATION = "rapat koordinasi"
    FORUM = "forum"
    LABORATORY = "laboratorium inovasi"
    OUTREACH = "sosialisasi"
    CONTEST = "lomba"
    ASSESSMENT = "penilaian"
    PRESENTATION = "presentasi penilaian"
    FIELD_CHECK = "validasi lapangan"
    AWARDING = "penganugerahan"
    LAUNCH = "peluncuran"
    OTHER = "lainnya"


class Rights(StrEnum):
    """What others may do with a material: the first two stand on the page, the third is for who took part."""

    OPEN = "terbuka"
    READ = "baca"
    PARTICIPANTS = "peserta"
    INTERNAL = "internal"
    UNKNOWN = "belum_diketahui"


HANDED_OUT = frozenset({Rights.OPEN, Rights.READ})
TO_PARTICIPANTS = HANDED_OUT | {Rights.PARTICIPANTS}
RIGHTS_LIST = "hak_bahan"  # the look-up of the words, to which a desk of reference data may add


def rights_behind(*, code: str) -> Rights:
    """What an entry of the look-up allows: `terbuka-cc-by` is a kind of `terbuka`; what is unknown stays inside."""
    root = code.partition("-")[0]
    return Rights(root) if root in set(Rights) else Rights.UNKNOWN


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as the source gives it: a day, a month, a year, or nothing."""

    on: date | None = None
    until: date | None = None
    year: int | None = None
    month: int | None = None


def read_when(*, text: str, end: str) -> When:
    """`2022-07-20`, `2019-02`, `2022` or nothing; what is not said is not completed."""
    parts = [int(part) for part in text.split("-")] if text else []
    if len(parts) == 3:
        on = date(*parts)
        return When(on, date.fromisoformat(end) if end else None, on.year, on.month)
    return When(year=parts[0] if parts else None, month=parts[1] if len(parts) > 1 else None)


def when_of(*, on: date | None, until: date | None, year: int | None, month: int | None) -> When:
    """A full day tells its month and year itself."""
    return When(on, until, on.year, on.month) if on else When(None, None, year, month if year else None)


def event_problems(*, title: str, when: When, source_url: str, source_note: str, today: date) -> list[Problem]:
    """A title, a source, dates in order; an entry without a source is a rumour."""
    found = [] if title.strip() else [Problem("text_missing", "event_title")]
    if not source_url.strip() and not source_note.strip():
        found.append(Problem("source_missing"))
    if when.on and when.until and when.until < when.on:
        found.append(Problem("window_reversed", "until"))
    if when.year is not None and not FIRST_YEAR <= when.year <= today.year + 5:
        found.append(Problem("year_out_of_range", str(when.year)))
    return found


def speaker_problems(*, who: str, source_url: str, source_note: str) -> list[Problem]:
    """A speaker stands only as the source names him."""
    found = [] if who.strip() else [Problem("text_missing", "speaker")]
    if not source_url and not source_note:
        found.append(Problem("source_missing"))
    return found


def material_problems(*, title: str, has_file: bool, url: str) -> list[Problem]:
    """A title, and either a file or an address of the web."""
    found = [] if title.strip() else [Problem("text_missing", "material")]
    if has_file == bool(url.strip()):
        found.append(Problem("material_file_or_address"))
    elif url and not url.startswith(("https://", "http://")):
        found.append(Problem("material_address_foreign", "url"))
    return found


def split_speaker(*, text: str) -> tuple[str, str]:
    """Name and office where the source writes `name (office)`; otherwise the whole stands as written."""
    name, bracket, rest = text.partition(" (")
    if bracket and rest.endswith(")"):
        return name, rest[:-1]
    return text, ""


def regions_named_in(*, text: str, names: dict[str, str]) -> list[str]:
    """Codes of the regions that the text names in full; the longest name first, so that none hides another."""
    found, left = [], text.casefold()
    for code, name in sorted(names.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if name.casefold() in left:
            found.append(code)
            left = left.replace(name.casefold(), " ")
    return sorted(found)
