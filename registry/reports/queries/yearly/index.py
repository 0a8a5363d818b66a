"""The index of the year as it was sent, or as it stands: scores, rows, prediction and its gap, maturity of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from registry.index.models import Period
from registry.index.queries.editions import edition_of
from registry.index.queries.snapshot import SHAPE, kept_or_current
from registry.index.rules.edition import Edition, Part, Row
from registry.reports.queries.regional import Scope, bar_figure
from registry.reports.queries.workbook import COLUMNS, results_table
from registry.reports.rules.document import Annex, Block, Facts, Heading, Note, Paragraph, Table
from registry.reports.rules.recommendations import Gap
from registry.reports.rules.wording import day
from registry.shared.ink import number

Kept = Mapping[str, Any]
CLAIMED, VERIFIED, PREDICTED = COLUMNS


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """The period of the year, read once; nothing where the region has none, or one kept before its content was."""

    period: Period | None = None
    edition: Edition | None = None
    kept: Kept = field(default_factory=dict)

    @property
    def reported(self) -> list[Kept]:
        return [each for each in self.kept.get("innovations", ()) if not each["rejected"]]


def index_facts(scope: Scope) -> IndexFacts:
    """A fixed number of queries; a frozen period gives what was sent."""
    periods = Period.objects.select_related("region", "edition")
    found = periods.filter(region=scope.region, year=scope.span.year).first()
    if found is None or (found.frozen is not None and found.frozen.get("shape") != SHAPE):
        return IndexFacts(found)
    return IndexFacts(found, edition_of(found.edition), kept_or_current(period=found, on=scope.asked_on))


def index_chapter(scope: Scope, facts: IndexFacts) -> list[Block]:
    head = Heading(f"Indeks Inovasi Daerah {scope.span.year}")
    if facts.period is None:
        return [head, Paragraph(f"Masa pelaporan indeks {scope.span.words} belum dibuka di registri.")]
    if facts.edition is None:
        return [head, Paragraph("Masa pelaporan ini dibekukan sebelum isinya disimpan; nilainya tidak dapat dirinci.")]
    edition, kept, results = facts.edition, facts.kept, facts.kept["results"]
    state = Facts(
        (
            ("Edisi", f"{kept['edition']}, {edition.legal}"),
            ("Keadaan", _state(facts.period, scope.asked_on)),
            ("Inovasi yang dilaporkan", str(results[CLAIMED]["reported"])),
        )
    )
    return [
        head, state, Heading("Skor dan predikat", 2), *_scores(results), *_gate(results[CLAIMED]),
        Heading("Satuan Pemerintah Daerah (SPD)", 2), _region_rows(edition, kept),
        *_indicators(edition, facts.reported),
    ]  # fmt: skip


def gaps_in(facts: IndexFacts) -> list[Gap]:
    """The rows of the innovations by the points that the prediction takes from the claim, per innovation."""
    if facts.edition is None or not facts.reported:
        return []
    found = [Gap(row.key, row.name, _lost(row, facts.reported)) for row in facts.edition.sid]
    return sorted((gap for gap in found if gap.points > 0), key=lambda gap: (-gap.points, gap.key))


def maturity_by_agency(facts: IndexFacts, agencies: Mapping[str, str]) -> dict[str, tuple[int, float, float]]:
    """How many innovations each agency reported, and their mean maturity as claimed and as predicted."""
    groups: dict[str, list[Kept]] = {}
    for each in facts.reported:
        groups.setdefault(agencies.get(each["id"], each["owner"]), []).append(each)
    return {
        agency: (len(group), _mean(group, CLAIMED), _mean(group, PREDICTED)) for agency, group in sorted(groups.items())
    }


def maturity_annex(facts: IndexFacts, agencies: Mapping[str, str]) -> list[Block]:
    """Every reported innovation with its maturity in the three columns, the rejected ones marked."""
    innovations = facts.kept.get("innovations", ())
    if not innovations:
        return []
    ordered = sorted(innovations, key=lambda each: (-float(each["maturity"][PREDICTED]), each["name"].casefold()))
    rows = tuple(
        (
            str(place), _named(each), agencies.get(each["id"], each["owner"]) or "–",
            *(number(float(each["maturity"][column])) for column in COLUMNS),
        )
        for place, each in enumerate(ordered, 1)
    )  # fmt: skip
    columns = ("No.", "Inovasi", "Perangkat daerah", *COLUMNS.values())
    table = Table(columns, rows, "Kematangan tiap inovasi", (0, 3, 4, 5), (3, 15, 10, 5, 6, 6))
    return [Annex("Kematangan inovasi yang dilaporkan"), table]


def _named(each: Kept) -> str:
    marks = [word for name, word in (("rejected", "ditolak"), ("simulated", "SIMULASI")) if each[name]]
    return f"{each['name']} ({', '.join(marks)})" if marks else each["name"]


def _state(period: Period, on: date) -> str:
    return f"Dibekukan {day(period.frozen_at.date())}" if period.frozen_at else f"Masih terbuka pada {day(on)}"


def _scores(results: Kept) -> list[Block]:
    bars = [(label, float(results[column]["iid"])) for column, label in COLUMNS.items()]
    gap = float(results[CLAIMED]["iid"]) - float(results[PREDICTED]["iid"])
    words = (
        f"Selisih antara klaim dan perkiraan {number(round(gap, 2))} poin indeks: itu yang hilang bila verifikasi "
        "berlangsung menurut bukti yang ada dan hasil verifikasi terdahulu."
    )
    table = results_table(results)
    figure = bar_figure(
        title="Nilai indeks menurut kolom", bars=bars, caption="Nilai indeks menurut kolom", table=table
    )
    return [figure, Paragraph(words)]


def _gate(result: Kept) -> list[Block]:
    """The basic-service rule, where it stands in the way."""
    covered, needed = result["covered"], result["needed"]
    if covered >= needed:
        return []
    words = f"Baru {covered} dari {needed} urusan pelayanan dasar yang tercakup; skor jumlah inovasi belum dihitung."
    return [Note(words, "warning")]


def _region_rows(edition: Edition, kept: Kept) -> Table:
    rows = tuple(
        (f"{row.key}. {row.name}", number(float(row.weight)), *_levels(kept["region"].get(row.key)))
        for row in edition.rows(Part.SPD)
    )
    columns = ("Indikator", "Bobot", *COLUMNS.values())
    return Table(columns, rows, "Tingkat indikator daerah", (1, 2, 3, 4), (11, 3, 4, 5, 5))


def _levels(levels: Kept | None) -> tuple[str, str, str]:
    if levels is None:
        return "0", "–", "0"
    verified = levels["verified"]
    return str(levels["claimed"]), "–" if verified is None else str(verified), str(levels["predicted"])


def _indicators(edition: Edition, reported: Sequence[Kept]) -> list[Block]:
    """The mean level of each row over the reported innovations, and what the prediction takes from it."""
    if not reported:
        return [Heading("Indikator inovasi (SID)", 2), Paragraph("Belum ada inovasi yang dilaporkan.")]
    rows = tuple(
        (
            f"{row.key}. {row.name}", number(float(row.weight)),
            *(number(round(_level(row, reported, name), 2)) for name in ("claimed", "verified", "predicted")),
            number(round(_lost(row, reported), 2)),
        )
        for row in edition.sid
    )  # fmt: skip
    columns = ("Indikator", "Bobot", *COLUMNS.values(), "Poin hilang")
    caption = "Tingkat rata-rata tiap indikator"
    table = Table(columns, rows, caption, (1, 2, 3, 4, 5), (11, 3, 4, 5, 5, 3))
    lost = sorted(((row, _lost(row, reported)) for row in edition.sid), key=lambda pair: -pair[1])
    bars = [(f"{row.key}. {row.name}", round(points, 2)) for row, points in lost if points > 0]
    words = (
        "Tingkat rata-rata atas inovasi yang dilaporkan dan tidak ditolak; yang belum diverifikasi bernilai 0 pada "
        "kolom diverifikasi. Poin hilang ialah bobot kali selisih klaim dan perkiraan, rata-rata tiap inovasi."
    )
    head: list[Block] = [Heading("Indikator inovasi (SID)", 2), Paragraph(words)]
    if not bars:
        return [*head, table]
    title = "Selisih terbesar antara klaim dan perkiraan"
    return [*head, bar_figure(title=title, bars=bars, caption=f"{title}, poin tiap inovasi", table=table)]


def _level(row: Row, reported: Sequence[Kept], name: str) -> float:
    return sum(each["rows"][row.key][name] or 0 for each in reported) / len(reported)


def _lost(row: Row, reported: Sequence[Kept]) -> float:
    return float(row.weight) * (_level(row, reported, "claimed") - _level(row, reported, "predicted"))


def _mean(group: Sequence[Kept], column: str) -> float:
    return round(sum(float(each["maturity"][column]) for each in group) / len(group), 2)
