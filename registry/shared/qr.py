"""A QR code as plain squares, and as the path of an SVG."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from registry.shared.later import Later

if TYPE_CHECKING:
    import qrcode
else:
    qrcode = Later("qrcode")

Square = tuple[int, int, int]
"""Column, row and length of a dark run, in modules from the upper left."""


def qr_runs(text: str) -> tuple[int, tuple[Square, ...]]:
    """The width in modules without the quiet zone, and the dark runs of each row."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    matrix = code.get_matrix()
    return len(matrix), tuple(run for row, modules in enumerate(matrix) for run in _runs(row, modules))


def svg_path(runs: tuple[Square, ...]) -> str:
    """The runs as the `d` of a path, one unit a module."""
    return "".join(f"M{column} {row}h{length}v1h-{length}z" for column, row, length in runs)


def _runs(row: int, modules: list[bool]) -> Iterator[Square]:
    start = None
    for column, is_dark in enumerate([*modules, False]):
        if is_dark and start is None:
            start = column
        elif not is_dark and start is not None:
            yield start, row, column - start
            start = None
