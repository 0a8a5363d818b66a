"""What came out of the rounds, as a table that can stand in a README."""

from collections.abc import Mapping, Sequence
from typing import Any

HEAD = ("perantara", "gangguan", "laporan", "selesai", "ganda", "hilang", "berkas yatim", "permintaan terlama", "detik")


def row_of(broker: str, *, told: Mapping[str, Any] | None, struck: Mapping[str, int]) -> dict[str, Any]:
    """One round; without a server it is passed over, and says so."""
    if told is None:
        return {"broker": broker, "passed_over": "redis-server tidak terpasang", "holds": True}
    return {"broker": broker, **told, "blows": {str(blow): times for blow, times in sorted(struck.items())}}


def table_of(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [HEAD, ("---",) * len(HEAD), *(_cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    if "passed_over" in row:
        return (row["broker"], f"dilewati: {row['passed_over']}", *("",) * (len(HEAD) - 2))
    blows = ", ".join(f"{blow} {times}×" for blow, times in row["blows"].items())
    orphans = row["files_without_row"] + row["rows_without_file"]
    numbers = (row["jobs"], row["made"], row["twice"], row["lost"] + row["running"], orphans)
    return (row["broker"], blows, *map(str, numbers), f"{row['slowest_ask']:.2f} s", f"{row['seconds']:.0f}")
