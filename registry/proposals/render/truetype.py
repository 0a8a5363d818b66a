"""A TrueType font as a PDF needs it: glyphs and widths by letter, and the file with only the outlines that are used."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "reports" / "render" / "fonts"  # one set of fonts for all that is drawn
EMBEDDED = (b"head", b"hhea", b"hmtx", b"loca", b"glyf", b"maxp")
WORDS, SCALE, PAIR, MATRIX, MORE = 1, 8, 64, 128, 32  # flags of a part of a composite glyph


@dataclass(frozen=True)
class Font:
    """One weight, read once; widths in thousandths of the size."""

    tables: dict[bytes, bytes]
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    offsets: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int

    def width(self, text: str) -> float:
        """How wide the text is at size 1."""
        return sum(self.widths[self.glyphs[ord(letter)]] for letter in text) / 1000

    def subset(self, used: Iterable[int]) -> bytes:
        """The font file with the outlines of these glyphs only; every glyph keeps its number."""
        kept, outlines, offsets = self._with_parts(used), b"", []
        for glyph in range(len(self.offsets) - 1):
            offsets.append(len(outlines))
            if glyph in kept:
                outlines += self._outline(glyph)
                outlines += b"\0" * (-len(outlines) % 4)
        offsets.append(len(outlines))
        head = self.tables[b"head"][:50] + struct.pack(">h", 1) + self.tables[b"head"][52:]  # long offsets
        changed = {b"glyf": outlines, b"loca": struct.pack(f">{len(offsets)}I", *offsets), b"head": head}
        return _file({name: changed.get(name, self.tables[name]) for name in EMBEDDED})

    def _outline(self, glyph: int) -> bytes:
        return self.tables[b"glyf"][self.offsets[glyph] : self.offsets[glyph + 1]]

    def _with_parts(self, used: Iterable[int]) -> set[int]:
        """The glyphs and those that they are put together from."""
        kept: set[int] = set()
        open_ = [0, *used]
        while open_:
            glyph = open_.pop()
            if glyph not in kept:
                kept.add(glyph)
                open_ += _parts(self._outline(glyph))
        return kept


@cache
def font(name: str) -> Font:
    """One of the shipped fonts."""
    content = (FONTS / f"{name}.ttf").read_bytes()
    count = struct.unpack(">H", content[4:6])[0]
    places = {
        content[at : at + 4]: struct.unpack(">II", content[at + 8 : at + 16]) for at in range(12, 12 + 16 * count, 16)
    }
    tables = {tag: content[start : start + size] for tag, (start, size) in places.items()}
    head, hhea = tables[b"head"], tables[b"hhea"]
    unit, long_offsets = struct.unpack(">H", head[18:20])[0], struct.unpack(">h", head[50:52])[0]
    glyphs, metrics = struct.unpack(">H", tables[b"maxp"][4:6])[0], struct.unpack(">H", hhea[34:36])[0]
    advances = [struct.unpack(">H", tables[b"hmtx"][4 * at : 4 * at + 2])[0] for at in range(metrics)]
    advances += [advances[-1]] * (glyphs - metrics)
    offsets = struct.unpack(
        f">{glyphs + 1}{'I' if long_offsets else 'H'}", tables[b"loca"][: (glyphs + 1) * (4 if long_offsets else 2)]
    )
    scaled = [
        round(value * 1000 / unit) for value in (*struct.unpack(">4h", head[36:44]), *struct.unpack(">hh", hhea[4:8]))
    ]
    return Font(
        tables, _letters(tables[b"cmap"]), tuple(round(each * 1000 / unit) for each in advances),
        tuple(offsets if long_offsets else (each * 2 for each in offsets)), tuple(scaled[:4]), scaled[4], scaled[5],
    )  # fmt: skip


def _letters(cmap: bytes) -> dict[int, int]:
    """The glyph of each code point, from the character map of format 4 that every shipped font has."""
    records = struct.unpack(">H", cmap[2:4])[0]
    starts = [struct.unpack(">I", cmap[8 + 8 * at : 12 + 8 * at])[0] for at in range(records)]
    at = next(start for start in starts if struct.unpack(">H", cmap[start : start + 2])[0] == 4)
    double = struct.unpack(">H", cmap[at + 6 : at + 8])[0]
    half = double // 2
    ends, firsts, deltas, ranges = (
        struct.unpack(f">{half}H", cmap[at + skip : at + skip + double])
        for skip in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    found = {}
    for segment in range(half):
        for point in range(firsts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = point
            if ranges[segment]:
                place = at + 16 + 3 * double + 2 * segment + ranges[segment] + 2 * (point - firsts[segment])
                glyph = struct.unpack(">H", cmap[place : place + 2])[0]
            found[point] = (glyph + deltas[segment]) & 0xFFFF
    return found


def _parts(outline: bytes) -> list[int]:
    """The glyphs that a composite is put together from."""
    if not outline or struct.unpack(">h", outline[:2])[0] >= 0:
        return []
    at, flags, found = 10, MORE, []
    while flags & MORE:
        flags, glyph = struct.unpack(">HH", outline[at : at + 4])
        found.append(glyph)
        at += 8 if flags & WORDS else 6
        at += 2 if flags & SCALE else 4 if flags & PAIR else 8 if flags & MATRIX else 0
    return found


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables as one font file."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    records, body, at = b"", b"", 12 + 16 * count
    for tag, content in sorted(tables.items()):
        padded = content + b"\0" * (-len(content) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        records += struct.pack(">4sIII", tag, total, at, len(content))
        body, at = body + padded, at + len(padded)
    return head + records + body
