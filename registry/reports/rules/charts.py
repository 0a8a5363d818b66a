"""A chart as a figure on paper, and its values as a table beside it."""

from collections.abc import Sequence

from registry.reports.rules.document import Figure, Table
from registry.shared.charts import Bar, BarChart, Chart, DonutChart, HeatMap, Line, LineChart, StackedChart, draw
from registry.shared.ink import Surface, amount

__all__ = ["Bar", "BarChart", "Line", "LineChart", "StackedChart", "draw", "figure_of", "table_of"]


def table_of(chart: Chart) -> Table:
    """The same values as a table, to stand beside the chart."""
    if isinstance(chart, BarChart):
        return _bar_table(chart)
    heads: Sequence[str]
    columns: Sequence[Sequence[float | None]]
    if isinstance(chart, StackedChart):
        heads, columns = (
            chart.series,
            tuple(zip(*(values for _, values in chart.rows), strict=True)),
        )
        labels = tuple(label for label, _ in chart.rows)
    elif isinstance(chart, DonutChart):
        heads, columns = (chart.value_head,), (tuple(part.value for part in chart.slices),)
        labels = tuple(part.label for part in chart.slices)
    elif isinstance(chart, HeatMap):
        heads, columns = chart.columns, tuple(zip(*(values for _, values in chart.rows), strict=True))
        labels = tuple(label for label, _ in chart.rows)
    else:
        heads, columns = (
            tuple(line.name for line in chart.lines),
            tuple(line.values for line in chart.lines),
        )
        labels = chart.points
    unit = "" if isinstance(chart, HeatMap) else chart.unit
    rows = tuple((label, *(amount(column[place], unit) for column in columns)) for place, label in enumerate(labels))
    return Table((chart.label_head, *heads), rows, chart.title, tuple(range(1, len(heads) + 1)))


def figure_of(chart: Chart, *, caption: str) -> Figure:
    """The chart as a figure on paper, with its words and its table."""
    return Figure(
        draw(chart, surface=Surface.PAPER),
        chart.description or chart.title,
        caption,
        table_of(chart),
    )


def _bar_table(chart: BarChart) -> Table:
    if any(bar.target is not None for bar in chart.bars):
        rows = tuple((bar.label, amount(bar.target, chart.unit), amount(bar.value, chart.unit)) for bar in chart.bars)
        return Table(
            (chart.label_head, chart.target_head, chart.value_head),
            rows,
            chart.title,
            (1, 2),
        )
    rows_plain = tuple((bar.label, amount(bar.value, chart.unit)) for bar in chart.bars)
    return Table((chart.label_head, chart.value_head), rows_plain, chart.title, (1,))
