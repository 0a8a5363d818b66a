"""A page of PDF that a screen reader can read (PDF/UA-1): tagged text in embedded fonts, drawings with their words."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from registry.proposals.render.truetype import Font, font

FACES = {"F1": "Inter-Regular", "F2": "Inter-Bold"}
WIDTH, HEIGHT = 595, 842


@dataclass
class Page:
    """What stands on the page, in the order in which it is read."""

    title: str
    keywords: str
    drawn: list[str] = field(default_factory=list)
    tags: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)
    used: dict[str, dict[int, str]] = field(default_factory=lambda: {face: {} for face in FACES})

    def text(self, tag: str, runs: Sequence[tuple[str, float, float, float, str]]) -> None:
        """One element of the text: runs of face, size, x, y and words."""
        shown = "".join(
            f"BT /{face} {size} Tf {x:.2f} {y:.2f} Td <{self._glyphs(face, words)}> Tj ET\n"
            for face, size, x, y, words in runs
        )
        self._tagged(tag, shown)

    def figure(self, words: str, box: tuple[int, int, int, int], drawing: str) -> None:
        """A drawing, with what it says."""
        self._tagged("Figure", drawing, words=words, box=box)

    def ornament(self, drawing: str) -> None:
        """What says nothing."""
        self.drawn.append(f"/Artifact BMC\n{drawing}EMC\n")

    def _tagged(self, tag: str, shown: str, *, words: str = "", box: tuple[int, ...] = ()) -> None:
        self.drawn.append(f"/{tag} <</MCID {len(self.tags)}>> BDC\n{shown}EMC\n")
        self.tags.append((tag, words, box))

    def _glyphs(self, face: str, words: str) -> str:
        glyphs = [(font(FACES[face]).glyphs[ord(letter)], letter) for letter in words]
        self.used[face] |= dict(glyphs)
        return "".join(f"{glyph:04X}" for glyph, _letter in glyphs)


def width(face: str, size: float, words: str) -> float:
    """How wide the words stand on the page."""
    return font(FACES[face]).width(words) * size


def written(page: Page) -> bytes:
    """The page as a file; the same page gives the same bytes."""
    parts: list[bytes] = [b""] * 8
    parts[3] = _packed("".join(page.drawn).encode())
    faces = ""
    for face, name in FACES.items():
        faces += f"/{face} {len(parts) + 1} 0 R "
        parts += _embedded(font(name), name, page.used[face], first=len(parts) + 1)
    first = len(parts) + 1
    elements = range(first, first + len(page.tags))
    parts[0] = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (id) /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R "
        b"/ViewerPreferences << /DisplayDocTitle true >> /Metadata 8 0 R >>"
    )
    parts[1] = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    parts[2] = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R /StructParents 0 /Tabs /S "
        f"/Resources << /Font << {faces}>> >> >>"
    ).encode()
    every = " ".join(f"{number} 0 R" for number in elements)
    parts[4] = (
        b"<< /Type /StructTreeRoot /K [6 0 R] /ParentTree << /Nums [0 [%b]] >> /ParentTreeNextKey 1 >>" % every.encode()
    )
    parts[5] = b"<< /Type /StructElem /S /Document /P 5 0 R /K [%b] >>" % every.encode()
    parts[6] = f"<< /Title {_words(page.title)} /Keywords ({page.keywords}) >>".encode()
    parts[7] = _stream(_metadata(page), kind=b"/Type /Metadata /Subtype /XML ")
    parts += [_element(at, *tag) for at, tag in enumerate(page.tags)]
    return _assembled(parts)


def _element(place: int, tag: str, words: str, box: Sequence[int]) -> bytes:
    more = f" /Alt {_words(words)}" if words else ""
    if box:
        more += f" /A << /O /Layout /Placement /Block /BBox [{' '.join(map(str, box))}] >>"
    return f"<< /Type /StructElem /S /{tag} /P 6 0 R /Pg 3 0 R /K {place}{more} >>".encode()


def _embedded(face: Font, name: str, used: dict[int, str], *, first: int) -> list[bytes]:
    """The five parts of a font, with only the outlines that are used."""
    name = f"RECEIP+{name}"
    widths = " ".join(f"{glyph} [{face.widths[glyph]}]" for glyph in sorted(used))
    box = " ".join(map(str, face.box))
    program = face.subset(used)
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{first + 1} 0 R] "
        f"/ToUnicode {first + 4} 0 R >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity /CIDSystemInfo << /Registry "
        f"(Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {first + 2} 0 R /W [{widths}] >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {face.ascent} "
        f"/Descent {face.descent} /CapHeight {face.ascent} /StemV 80 /FontFile2 {first + 3} 0 R >>".encode(),
        _packed(program, kind=b"/Length1 %d " % len(program)),
        _packed(_to_unicode(used)),
    ]


def _to_unicode(used: dict[int, str]) -> bytes:
    """Which letter each glyph stands for, so that the text can be copied and read aloud."""
    rows = [f"<{glyph:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for glyph, letter in sorted(used.items())]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    letters = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{letters}endcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def _metadata(page: Page) -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(page.title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>id</rdf:li></rdf:Bag>"
        "</dc:language><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()


def _words(text: str) -> str:
    """A text of the file itself, in any letters."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _packed(content: bytes, *, kind: bytes = b"") -> bytes:
    return _stream(zlib.compress(content, 9), kind=kind + b"/Filter /FlateDecode ")


def _stream(content: bytes, *, kind: bytes = b"") -> bytes:
    return b"<< %b/Length %d >>\nstream\n%b\nendstream" % (kind, len(content), content)


def _assembled(parts: Sequence[bytes]) -> bytes:
    """The parts as numbered objects, with the table that tells where each begins."""
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    size = len(parts) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return out + head + b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
