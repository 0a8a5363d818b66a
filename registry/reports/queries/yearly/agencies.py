"""The agencies compared: how much each has on the way, and who has nothing."""

from collections.abc import Mapping, Sequence

from registry.people.models import Agency
from registry.reports.queries.regional import Scope, of_the_largest, phase_figure, phase_table
from registry.reports.rules.document import Block, Bullets, Heading, Paragraph, Table
from registry.reports.rules.regional import NO_AGENCY, Entry, tallies
from registry.shared.ink import number


def agencies_without(scope: Scope, entries: Sequence[Entry]) -> list[str]:
    """The region's active agencies that own, propose or try out nothing; one query."""
    busy = {each.agency for each in entries} | {each.executor for each in entries}
    active = Agency.objects.filter(region=scope.region, is_active=True).order_by("name").values_list("name", flat=True)
    return [name for name in active if name not in busy]


def agencies_chapter(
    scope: Scope, entries: Sequence[Entry], *, without: Sequence[str], maturity: Mapping[str, tuple[int, float, float]]
) -> list[Block]:  # fmt: skip
    """`maturity` gives, for each agency of the index, how many it reported and their mean claimed and predicted."""
    found = [tally for tally in tallies(entries, lambda each: each.agency) if tally.label != NO_AGENCY]
    if not found:
        return []
    table = phase_table(head="Perangkat daerah", tallies=found, caption="Inovasi menurut perangkat daerah dan tahap")
    caption = f"Inovasi menurut perangkat daerah: {of_the_largest(len(found), what='perangkat daerah')}"
    figure = phase_figure(title="Inovasi menurut perangkat daerah", tallies=found, caption=caption, table=table)
    nameless = sum(each.agency == NO_AGENCY for each in entries)
    words = f"{len(found)} perangkat daerah atau unit disebut sebagai pemilik, pelaksana, atau pengusul."
    if nameless:
        words += f" {nameless} inovasi belum menyebut perangkat daerah dan tidak dibandingkan."
    blocks: list[Block] = [Heading("Perangkat daerah dibandingkan"), Paragraph(words), figure]
    blocks += _new(scope, entries)
    if maturity:
        blocks += [Heading("Kematangan menurut perangkat daerah", 2), _maturity(maturity)]
    if without:
        lead = f"{len(without)} perangkat daerah aktif belum tercatat sebagai pemilik, pelaksana, atau pengusul:"
        blocks += [Heading("Tanpa inovasi", 2), Paragraph(lead), Bullets(tuple(without))]
    return blocks


def _new(scope: Scope, entries: Sequence[Entry]) -> list[Block]:
    """What each agency brought in the year itself."""
    fresh = tallies([each for each in entries if each.year == scope.span.year], lambda each: each.agency)
    if not fresh:
        return [Paragraph(f"Tidak ada inovasi yang dicatat sebagai inovasi {scope.span.words}.")]
    rows = tuple((tally.label, str(tally.total)) for tally in fresh)
    table = Table(("Perangkat daerah", "Inovasi baru"), rows, f"Inovasi baru {scope.span.words}", (1,), (12, 3))
    return [Heading(f"Baru pada {scope.span.words}", 2), table]


def _maturity(maturity: Mapping[str, tuple[int, float, float]]) -> Table:
    ordered = sorted(maturity.items(), key=lambda item: (-item[1][2], item[0]))
    rows = tuple(
        (agency or NO_AGENCY, str(count), number(claimed), number(predicted), number(claimed - predicted))
        for agency, (count, claimed, predicted) in ordered
    )
    columns = ("Perangkat daerah", "Dilaporkan", "Rata-rata klaim", "Rata-rata perkiraan", "Selisih")
    return Table(columns, rows, "Kematangan rata-rata menurut perangkat daerah", (1, 2, 3, 4), (10, 4, 4, 4, 3))
