"""The figures of board, pulse and strategy as lists, and the innovations behind each of their numbers."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from registry.exchange import policy
from registry.exchange.labels import PHASE_LABELS, SAID_LABELS, WAITED_LABELS
from registry.exchange.queries import strategy as queries
from registry.exchange.queries.board import board_items, named
from registry.exchange.queries.pulses import asked_in, pulse_rows
from registry.exchange.rules.board import PHASES, Item, Phase, behind, lines_of, narrowed_from, waits_for
from registry.exchange.rules.pulse import Asked as Answered
from registry.exchange.rules.pulse import pulse_behind, pulse_lines, pulse_narrowing, quarter_of
from registry.exchange.rules.strategy import Figure, Proof, Reached, Target, Work, last_month, reached_by, year_in
from registry.proposals.models import Proposal
from registry.reports.queries.lists.reading import (
    CHUNK,
    Asked,
    Found,
    Listing,
    Part,
    Reading,
    Said,
    at_once,
    columns,
    day_of,
    simulated,
    text_in,
)
from registry.reports.rules.listing import Cell, Row
from registry.reports.rules.spans import span_named
from registry.shared.actor import Actor
from registry.workflow.labels import STAGE_LABELS

T = TypeVar("T")
NO_AGENCY = "tanpa perangkat daerah"
UNNAMED = "(usulan yang belum terbit; namanya tidak dibuka)"
NUMBER_LENGTH = 9


def _kept(*names: str) -> Callable[[Actor, Asked, date], dict[str, Any]]:
    """What of the address the rule of the page reads; a name that is not there is not the same as an empty one."""
    return lambda _reader, address, _today: {name: text_in(address, name) for name in names if name in address}


def _in_parts(found: Sequence[T], rows: Callable[[Sequence[T]], list[Row]]) -> Found:
    """What was reckoned from the whole, put into words by the thousand."""

    def parts() -> list[Part]:
        return [partial(rows, found[start : start + CHUNK]) for start in range(0, len(found), CHUNK)]

    return Found(lambda: len(found), parts)


# the board


def _board(reading: Reading) -> Found:
    lines = lines_of(board_items(reading.reader), year=reading.today.year)
    return at_once(
        lambda: [
            (
                line.agency or NO_AGENCY, *(line.counts.get(phase, 0) for phase in Phase), line.total, line.last_sign,
                "pertama kali" if line.is_first_time else "",
            )
            for line in lines
        ]
    )  # fmt: skip


def _board_rows(reading: Reading) -> Found:
    narrowed = narrowed_from(reading.to)
    found = behind(board_items(reading.reader), narrowed=narrowed, year=reading.today.year)

    def rows(items: Sequence[Item]) -> list[Row]:
        known = named(reading.reader, public_ids=[item.public_id for item in items])
        return [_item(item, known.get(item.public_id)) for item in items]

    return _in_parts(found, rows)


def _item(item: Item, known: Proposal | None) -> Row:
    waits = sorted(waits_for(state=item.state, initiator=item.initiator))
    return (
        known.name if known else UNNAMED, item.agency, str(PHASE_LABELS[PHASES[item.state]]),
        ", ".join(str(WAITED_LABELS[each]) for each in waits), item.since, item.last_sign,
        simulated(known is not None and known.is_simulated),
    )  # fmt: skip


def _board_said(reading: Reading) -> Said:
    narrowed = narrowed_from(reading.to)
    phases = {str(phase): str(label) for phase, label in PHASE_LABELS.items()}
    waited = {str(who): str(label) for who, label in WAITED_LABELS.items()}
    agency = narrowed.agency
    return [
        ("agency_id", "" if agency is None else agency or NO_AGENCY), ("phase", phases.get(narrowed.phase, "")),
        ("waits_on", waited.get(narrowed.waits_on, "")), ("year", str(narrowed.year or "")),
        ("first_time", "hanya perangkat daerah yang baru pertama kali" if narrowed.first_time_only else ""),
    ]  # fmt: skip


# the pulse


def _quarter(reading: Reading) -> str:
    return quarter_of(day=reading.today)


def _pulse(reading: Reading) -> Found:
    lines = pulse_lines(asked_in(reading.reader, quarter=_quarter(reading)))
    return at_once(
        lambda: [
            (line.agency or NO_AGENCY, line.total, line.answered, *(line.counts.get(said, 0) for said in SAID_LABELS))
            for line in lines
        ]
    )


def _pulse_rows(reading: Reading) -> Found:
    agency, said = pulse_narrowing(reading.to)
    found = pulse_behind(asked_in(reading.reader, quarter=_quarter(reading)), agency=agency, said=said)

    def rows(asked: Sequence[Answered]) -> list[Row]:
        ids = [each.public_id for each in asked]
        known = {each.public_id: each for each in pulse_rows(reading.reader, public_ids=ids, quarter=_quarter(reading))}
        return [_answer(each, known[each.public_id]) for each in asked if each.public_id in known]

    return _in_parts(found, rows)


def _answer(asked: Answered, proposal: Proposal) -> Row:
    """What was said; never a link that still opens its questions."""
    pulse = next(iter(proposal.pulses.all()), None)
    answer = next(iter(pulse.answers.all()), None) if pulse else None
    words: tuple[Cell, ...] = (
        (day_of(answer.answered_at), answer.reason, answer.changed, answer.needed) if answer else (None, "", "", "")
    )
    confirmed = getattr(getattr(proposal, "entry", None), "confirmed_on", None)
    return (
        proposal.name, asked.agency, str(SAID_LABELS[asked.said]), *words, confirmed, simulated(proposal.is_simulated)
    )  # fmt: skip


def _pulse_said(reading: Reading) -> Said:
    agency, said = pulse_narrowing(reading.to)
    words = {str(code): str(label) for code, label in SAID_LABELS.items()}
    return [
        *_quarter_said(reading), ("agency_id", "" if agency is None else agency or NO_AGENCY),
        ("answer", words.get(said, "")),
    ]  # fmt: skip


def _quarter_said(reading: Reading) -> Said:
    span = span_named(_quarter(reading))
    return [("quarter", span.words if span else "")]


# the strategy


def _strategy_asked(_reader: Actor, address: Asked, today: date) -> dict[str, Any]:
    return {"year": year_in(text_in(address, "tahun"), today=today)}


def _strategy_said(reading: Reading) -> Said:
    return [("year", str(reading.to["year"]))]


def _strategy(reading: Reading) -> Found:
    agencies = list(queries.agencies_for_strategy(reading.reader))
    return at_once(lambda: _strategy_lines(reading, agencies) if agencies else [])


def _strategy_lines(reading: Reading, agencies: Sequence[Any]) -> list[Row]:
    year = reading.to["year"]
    given = _Given(reading, (year, year - 1))
    rows: list[Row] = []
    for agency in agencies:
        (target, now), (earlier, then) = given.of(agency.pk, year), given.of(agency.pk, year - 1)
        month = last_month(year=year, today=reading.today)
        rows.append((
            agency.name, target.count if target else None, _stage(target), len(now.proposals),
            len(now.staged) if target and target.stage else None, target.evidence_until(month) if target else None,
            len(now.evidence), earlier.count if earlier else None, len(then.proposals), len(then.evidence),
        ))  # fmt: skip
    return rows


class _Given:
    """Targets, works and proofs of some years, each read once."""

    def __init__(self, reading: Reading, years: Sequence[int]) -> None:
        self.today = reading.today
        self.targets = queries.standing_targets(region_code=reading.region_code, years=years)
        self.works: list[Work] = queries.works_of(region_code=reading.region_code, years=years)
        self.proofs: list[Proof] = queries.proofs_of(region_code=reading.region_code, years=years)

    def of(self, agency: int, year: int) -> tuple[Target | None, Reached]:
        target = self.targets.get((agency, year))
        month, stage = last_month(year=year, today=self.today), target.stage if target else ""
        return target, reached_by(
            agency, year=year, month=month, stage=stage, works=self.works, proofs=self.proofs
        )  # fmt: skip


def _stage(target: Target | None) -> str:
    words = {str(stage): str(label) for stage, label in STAGE_LABELS.items()}
    return words.get(target.stage, "") if target else ""


def _figure_asked(_reader: Actor, address: Asked, today: date) -> dict[str, Any]:
    """What is no agency or no figure leaves an empty list."""
    agency, figure = text_in(address, "perangkat"), text_in(address, "angka")
    is_number = agency.isascii() and agency.isdigit() and len(agency) <= NUMBER_LENGTH
    return {
        "year": year_in(text_in(address, "tahun"), today=today), "agency": int(agency) if is_number else 0,
        "figure": figure if figure in set(Figure) else "",
    }  # fmt: skip


FIGURES = {
    Figure.PROPOSALS: "usulan", Figure.STAGED: "usulan yang sampai tahapannya", Figure.EVIDENCE: "baris bukti",
}  # fmt: skip


def _figure_said(reading: Reading) -> Said:
    agency = queries.agencies_for_strategy(reading.reader).filter(pk=reading.to["agency"]).first()
    figures = {str(figure): word for figure, word in FIGURES.items()}
    return [
        ("year", str(reading.to["year"])), ("agency_id", agency.name if agency else ""),
        ("figure", figures.get(reading.to["figure"], "")),
    ]  # fmt: skip


def _figure_rows(reading: Reading) -> Found:
    to = reading.to
    found: Sequence[Work | Proof] = ()
    if to["figure"] and queries.agencies_for_strategy(reading.reader).filter(pk=to["agency"]).exists():
        _target, reached = _Given(reading, (to["year"],)).of(to["agency"], to["year"])
        by_figure: dict[str, Sequence[Work | Proof]] = {
            Figure.PROPOSALS: reached.proposals, Figure.STAGED: reached.staged, Figure.EVIDENCE: reached.evidence,
        }  # fmt: skip
        found = by_figure[to["figure"]]

    def rows(some: Sequence[Work | Proof]) -> list[Row]:
        known = named(reading.reader, public_ids=[each.public_id for each in some])
        return [_work(each, known.get(each.public_id)) for each in some]

    return _in_parts(found, rows)


def _work(each: Work | Proof, known: Proposal | None) -> Row:
    key = each.key if isinstance(each, Proof) else ""
    return known.name if known else UNNAMED, key, simulated(known is not None and known.is_simulated)


BOARD = Listing(
    columns(
        ("Perangkat daerah", 50), ("Dinilai", 12), ("Ditetapkan", 12), ("Uji coba", 12), ("Siap terap", 12),
        ("Diterapkan", 12), ("Selesai", 12), ("Catatan sumber", 16), ("Jumlah", 10), ("Tanda hidup terakhir", 20),
        ("Keterangan", 16),
    ),
    _board, policy.may_see_board,
)  # fmt: skip
BOARD_ROWS = Listing(
    columns(
        ("Inovasi", 60), ("Perangkat daerah", 50), ("Tahap", 18), ("Menunggu", 40), ("Sejak", 12),
        ("Tanda hidup terakhir", 20), ("Tanda", 12),
    ),
    _board_rows, policy.may_see_board, _kept("perangkat", "tahap", "menunggu", "tahun", "pertama"), _board_said,
)  # fmt: skip
PULSE = Listing(
    columns(
        ("Perangkat daerah", 50), ("Ditanya", 10), ("Sudah menjawab", 16), ("Masih berjalan", 16), ("Tersendat", 12),
        ("Berhenti", 12), ("Belum menjawab", 16),
    ),
    _pulse, policy.may_read_pulses, said=_quarter_said,
)  # fmt: skip
PULSE_ROWS = Listing(
    columns(
        ("Inovasi", 60), ("Perangkat daerah", 50), ("Jawaban", 18), ("Dijawab", 12), ("Alasan", 40),
        ("Yang berubah", 40), ("Yang dibutuhkan", 40), ("Terakhir dikonfirmasi hidup", 26), ("Tanda", 12),
    ),
    _pulse_rows, policy.may_read_pulses, _kept("perangkat", "jawaban"), _pulse_said,
)  # fmt: skip
STRATEGY = Listing(
    columns(
        ("Perangkat daerah", 50), ("Target usulan", 14), ("Target tahapan", 16), ("Usulan", 10),
        ("Sampai tahapan", 16), ("Target baris bukti sampai bulan ini", 32), ("Baris bukti", 12),
        ("Target usulan tahun sebelumnya", 28), ("Usulan tahun sebelumnya", 24), ("Baris bukti tahun sebelumnya", 28),
    ),
    _strategy, policy.may_read_strategy, _strategy_asked, _strategy_said,
)  # fmt: skip
STRATEGY_ROWS = Listing(
    columns(("Inovasi", 60), ("Indikator", 12), ("Tanda", 12)),
    _figure_rows, policy.may_read_strategy, _figure_asked, _figure_said,
)  # fmt: skip
