"""The ZIP of a dossier from its frozen facts: papers, workbook, evidence, hashes; one document at a time."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from registry.index.rules.evidence import LINKED
from registry.proposals.models import StoredFile
from registry.reports.models import Job
from registry.reports.queries.workbook import EXCEPTIONS, exceptions_table
from registry.reports.render.bundle import Bundle
from registry.reports.render.evidence import (
    Encrypted,
    Piece,
    fits,
    packed,
    piece_of_pdf,
    piece_of_picture,
)
from registry.reports.render.pdf import Abandoned, Rendering, render_pdf
from registry.reports.render.xlsx import render_xlsx
from registry.reports.rules.document import Block, Document, Note, Table, from_data
from registry.reports.rules.dossier import (
    MERGED,
    PICTURES,
    Exceptional,
    evidence_name,
    megabytes,
    original_name,
    pages_of,
    trouble,
)
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import HEARTBEAT, RENDER_SECONDS

MOST_BYTES = 1_500_000_000  # what one ZIP may hold of evidence
Facts = Mapping[str, Any]
StillWanted = Callable[[], bool]


def make_dossier(job: Job, still_wanted: StillWanted) -> Rendering:
    """The file of either kind of dossier; a lost or broken evidence file costs one line in the exceptions."""
    if job.format == Format.XLSX:
        return render_xlsx(from_data(job.facts))
    work = Work(limit=job.facts["limit"], still_wanted=still_wanted)
    try:
        return _bundled(job.facts, work)
    except BaseException:
        work.bundle.drop()
        raise


def _bundled(facts: Facts, work: "Work") -> Rendering:
    said = [(folder["name"], line) for folder in facts["folders"] for line in work.fold(folder)]
    if facts["summary"] is not None:
        work.paper("ringkasan.pdf", from_data(facts["summary"]))
        book = from_data(facts["workbook"])
        work.bundle.add("semua-baris.xlsx", render_xlsx(_with_exceptions(book, said)).content)
        work.paper("pengecualian.pdf", _exceptions(from_data(facts["summary"]), said))
    stream = work.bundle.finish(notes=["Berkas asli:", *work.originals])
    sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # a stream read from its start
    stream.seek(0)
    return Rendering(b"", None, sha256, conforming=False, stream=stream)


@dataclass(slots=True)
class Work:
    """One ZIP on its way."""

    limit: int
    still_wanted: StillWanted
    bundle: Bundle = field(default_factory=Bundle)
    originals: dict[str, None] = field(default_factory=dict)

    def fold(self, folder: Facts) -> list[Exceptional]:
        """One innovation: its evidence first, for what fails there stands in its papers."""
        place, said = folder["folder"], [Exceptional(**line) for line in folder["found"]]
        wanted = {paper["file"] for row in folder["rows"] for paper in row["documents"]}
        stored = {file.public_id: file for file in StoredFile.objects.filter(public_id__in=wanted)}
        for row in folder["rows"]:
            said += self._row(place, row, stored)
        self.paper(f"{place}profil.pdf", from_data(folder["profile"]))
        self.paper(f"{place}matriks.pdf", from_data(folder["matrix"]))
        named = [(folder["name"], line) for line in said]
        book = _with_exceptions(from_data(folder["workbook"]), named)
        self.bundle.add(f"{place}matriks.xlsx", render_xlsx(book).content)
        self.paper(f"{place}pengecualian.pdf", _exceptions(from_data(folder["exceptions"]), named))
        return said

    def paper(self, name: str, document: Document) -> None:
        self._beat()
        made = render_pdf(
            document,
            timeout_seconds=RENDER_SECONDS,
            beat_seconds=HEARTBEAT.total_seconds(),
            still_wanted=self.still_wanted,
        )
        self.bundle.add(name, made.content)

    def _row(self, place: str, row: Facts, stored: Mapping[str, StoredFile]) -> list[Exceptional]:
        """The evidence of one indicator, each file once."""
        key, said, pieces, seen = row["key"], [], [], set()
        for paper in row["documents"]:
            self._beat()
            if paper["sha256"] in seen:
                continue
            seen.add(paper["sha256"])
            self.originals[f"{paper['sha256']}  {paper['mark']}. {paper['title']} ({paper['name']})"] = None
            if "original" in paper:  # a smaller copy is bundled in its place
                original = paper["original"]
                self.originals[
                    f"{original['sha256']}  {paper['mark']}. asli, tidak disertakan ({original['name']})"
                ] = None
            content, code = _read(stored.get(paper["file"]), paper)
            if not code and self.bundle.size + len(content) > MOST_BYTES:
                code = "full"
            if code:
                said.append(trouble(code, row=key, document=paper["title"]))
                continue
            piece, lines = self._piece(paper, content, key)
            said += lines
            if piece is not None:
                pieces.append(piece)
            if piece is None or not row["takes_pdf"]:
                name = original_name(row=key, mark=paper["mark"], name=paper["name"])
                self.bundle.add(f"{place}{name}", content)
        return said + list(self._merged(place, key, pieces))

    def _piece(self, paper: Facts, content: bytes, key: str) -> tuple[Piece | None, list[Exceptional]]:
        """The document as pages, if it has any that can be read, and what is to be said of it."""
        named: dict[str, Any] = {"row": key, "document": paper["title"]}
        if paper["media_type"] == LINKED:
            return None, [trouble("link", **named, detail=content.decode().strip())]
        if paper["media_type"] not in {MERGED, *PICTURES}:
            return None, [trouble("beside", **named)]
        try:
            piece = self._read_piece(paper, content)
            if fits(piece, limit=self.limit):
                return piece, []
            chosen = pages_of(count=len(piece.pages), first=paper["page_from"], last=paper["page_to"])
            excerpt = replace(piece, pages=chosen)
            size = megabytes(len(content))
            if chosen and fits(excerpt, limit=self.limit):
                return excerpt, [trouble("excerpt", **named, detail=size)]
        except Encrypted:
            return None, [trouble("encrypted", **named)]
        except Exception:  # pypdf and Pillow raise many kinds for a broken file, and none may cost the others
            return None, [trouble("unreadable", **named)]
        return piece, [trouble("split", **named, detail=size)] if len(piece.pages) > 1 else []

    def _read_piece(self, paper: Facts, content: bytes) -> Piece:
        if paper["media_type"] in PICTURES:
            return piece_of_picture(mark=paper["mark"], title=paper["title"], content=content, limit=self.limit)
        return piece_of_pdf(mark=paper["mark"], title=paper["title"], content=content)

    def _merged(self, place: str, key: str, pieces: list[Piece]) -> Iterator[Exceptional]:
        for part, made in enumerate(packed(pieces=pieces, limit=self.limit), 1):
            self._beat()
            self.bundle.add(f"{place}{evidence_name(row=key, part=part)}", made.content)
            if made.too_large is not None:
                page = str(made.too_large.pages[0] + 1)
                yield trouble("page_too_large", row=key, document=made.too_large.title, detail=page)

    def _beat(self) -> None:
        if not self.still_wanted():
            raise Abandoned


def _read(stored: StoredFile | None, paper: Facts) -> tuple[bytes, str]:
    """The bytes that were recorded, or why there are none."""
    if stored is None:
        return b"", "missing"
    try:
        with stored.file.open("rb") as stream:
            content = stream.read()
    except OSError:
        return b"", "missing"
    return (content, "") if hashlib.sha256(content).hexdigest() == paper["sha256"] else (b"", "changed")


def _exceptions(frame: Document, said: Iterable[tuple[str, Exceptional]]) -> Document:
    """The list of exceptions on paper, or that there are none."""
    lines = list(said)
    block: Block = exceptions_table(lines) if lines else Note("Tidak ada pengecualian.", "good")
    return replace(frame, blocks=(block,))


def _with_exceptions(book: Document, said: Iterable[tuple[str, Exceptional]]) -> Document:
    """The workbook with what was found while the files were read."""
    whole = exceptions_table(list(said))
    return replace(book, blocks=tuple(whole if _is_exceptions(block) else block for block in book.blocks))


def _is_exceptions(block: Block) -> bool:
    return isinstance(block, Table) and block.caption == EXCEPTIONS
