"""A page of PDF for each simulated paper, that says on its face that it is none."""

import io
import zlib
from datetime import datetime

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from registry.management.demonstration.content import SIGNATORY
from registry.proposals.models import Proposal
from registry.proposals.usecases.documents import NewPaper
from registry.proposals.usecases.files import store_file
from registry.workflow.labels import DOCUMENT_LABELS
from registry.workflow.rules.documents import DocumentKind


def paper_of(*, proposal: Proposal, kind: DocumentKind, number: str, at: datetime) -> NewPaper:
    """A stored paper whose number, face and signing office say that it is an example."""
    lines = [
        "SIMULASI",
        str(DOCUMENT_LABELS[kind]),
        f"Nomor {number}",
        f"{at:%Y-%m-%d}",
        proposal.name,
        "Contoh untuk peragaan; bukan dokumen pemerintah daerah.",
    ]
    upload = ContentFile(one_page(lines), name=f"{kind}.pdf")
    stored = store_file(region_code=proposal.region_id, upload=upload, at=at)
    signer = proposal.agency_id if kind == DocumentKind.PERMIT else None
    return NewPaper(kind, number, at.date(), SIGNATORY, file=stored, signer_agency_id=signer)


def picture(lines: list[str]) -> bytes:
    """A picture that shows these lines."""
    canvas = Image.new("RGB", (900, 600), "white")
    ImageDraw.Draw(canvas).multiline_text((40, 40), "\n".join(lines), fill="black", font_size=28, spacing=12)
    content = io.BytesIO()
    canvas.save(content, "PNG")
    return content.getvalue()


def scanned(lines: list[str]) -> bytes:
    """Two pages as a scanner gives them: large, grainy, without text; beyond what the portal takes."""
    canvas = Image.effect_noise((2000, 2800), 24).convert("RGB").point(lambda value: min(255, value + 110))
    ImageDraw.Draw(canvas).multiline_text((200, 300), "\n".join(lines), fill="black", font_size=70, spacing=40)
    content = io.BytesIO()
    canvas.save(content, "PDF", save_all=True, append_images=[canvas.rotate(180)], quality=74, resolution=240)
    return content.getvalue()


def one_page(lines: list[str]) -> bytes:
    """The smallest PDF that shows these lines."""
    shown = [line.encode("cp1252", "replace").translate(None, b"\\()") for line in lines]
    drawn = b"\n".join(b"(%b) Tj T*" % line for line in shown)
    stream = zlib.compress(b"BT /F1 14 Tf 24 TL 72 720 Td\n%b\nET" % drawn)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    page, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(page))
        page += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(page))
    return page + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (size, table, trailer)
