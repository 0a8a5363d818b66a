"""One region takes over an innovation of another: stages in order, whose side says what, and how far it spreads."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.shared.problems import Problem

BASIS = "PP 38/2017 Pasal 28"


class Stage(StrEnum):
    INTEREST = "minat"
    VISIT = "kunjungan"
    AGREEMENT = "perjanjian"
    ADAPTATION = "adaptasi"
    RUNNING = "berjalan"
    EVALUATED = "dinilai"
    DROPPED = "tidak_dilanjutkan"


class Side(StrEnum):
    ORIGIN = "asal"
    ADOPTER = "penerap"


ORDER: Sequence[Stage] = tuple(stage for stage in Stage if stage != Stage.DROPPED)
OF_THE_ADOPTER = frozenset({Stage.ADAPTATION, Stage.RUNNING, Stage.EVALUATED})
IN_USE = frozenset({Stage.RUNNING, Stage.EVALUATED})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a replication stands: its last stage and day, and who confirmed."""

    stage: Stage
    since: date
    is_confirmed: bool
    has_run: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """One confirmed replication: what went from where to where, and how far."""

    innovation: str
    origin: str
    adopter: str
    stage: Stage


def start_problems(*, origin_region: str, adopter_region: str, has_same_agency: bool) -> list[Problem]:
    """It is taken over by somebody else: another region, or another agency of the same one."""
    is_same = origin_region == adopter_region and has_same_agency
    return [Problem("adopter_is_origin")] if is_same else []


def offspring_problems(*, is_published: bool, is_of_adopter: bool, is_older: bool) -> list[Problem]:
    """What grew at the adopter is published, its own, and none of those from which this one came."""
    if not is_published:
        return [Problem("offspring_not_published", "offspring")]
    found = [] if is_of_adopter else [Problem("offspring_of_other", "offspring")]
    return [*found, Problem("offspring_is_older", "offspring")] if is_older else found


def next_stages(*, standing: Standing) -> list[Stage]:
    """The stages ahead; a later one may be reached without the ones between."""
    if standing.stage == Stage.DROPPED or standing.stage == ORDER[-1]:
        return []
    ahead = list(ORDER[ORDER.index(standing.stage) + 1 :])
    if not standing.has_run:
        ahead.remove(Stage.EVALUATED)
    return [*ahead, Stage.DROPPED]


def step_problems(
    *, standing: Standing, to: Stage, on: date | None, today: date, reason: str = "", number: str = "",
    has_file: bool = False,
) -> list[Problem]:  # fmt: skip
    """In order, dated, with the agreement's paper; the adopter's word before it is called running."""
    if to not in next_stages(standing=standing):
        return [Problem("stage_out_of_order")]
    found = _day_problems(on=on, standing=standing, today=today)
    if to == Stage.DROPPED and not reason.strip():
        found.append(Problem("reason_missing"))
    if to == Stage.AGREEMENT:
        found += [] if number.strip() else [Problem("number_missing", "agreement")]
        found += [] if has_file else [Problem("file_missing", "agreement")]
    if to in IN_USE and not standing.is_confirmed:
        found.append(Problem("adopter_not_confirmed"))
    return found


def _day_problems(*, on: date | None, standing: Standing, today: date) -> list[Problem]:
    if on is None:
        return [Problem("date_missing", "stage")]
    if on > today:
        return [Problem("date_in_future", "stage")]
    return [Problem("date_before_last_step", "stage")] if on < standing.since else []


def diffusion(arrows: Iterable[Arrow]) -> list[tuple[str, str, int, int]]:
    """For each innovation: its name, its region, how many took it up, how many run it; the most spread first."""
    taken: Counter[tuple[str, str]] = Counter()
    running: Counter[tuple[str, str]] = Counter()
    for arrow in arrows:
        key = (arrow.innovation, arrow.origin)
        taken[key] += arrow.stage != Stage.DROPPED
        running[key] += arrow.stage in IN_USE
    rows = [(name, region, taken[name, region], running[name, region]) for name, region in taken]
    return sorted(rows, key=lambda row: (-row[3], -row[2], row[0]))


def balance(arrows: Iterable[Arrow]) -> list[tuple[str, int, int]]:
    """For each region: how many it gave and how many it took, dropped ones left out."""
    given: Counter[str] = Counter()
    received: Counter[str] = Counter()
    for arrow in arrows:
        if arrow.stage != Stage.DROPPED:
            given[arrow.origin] += 1
            received[arrow.adopter] += 1
    names = sorted(set(given) | set(received), key=lambda name: (-given[name], -received[name], name))
    return [(name, given[name], received[name]) for name in names]
