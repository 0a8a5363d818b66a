"""The receipt of a citizen's proposal (Art. 12(1)): what it says, and how far its file is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from registry.proposals.models import Proposal, ReceiptMark
from registry.proposals.queries.receipts import receipt_mark_of
from registry.proposals.rules.receipts import shown_code
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.models import Job
from registry.reports.queries.opening import emblem_of
from registry.reports.render.qr import qr_svg
from registry.reports.rules.document import Block, Document, Facts, Figure, Form, Note, Paragraph
from registry.reports.rules.glyphs import printable
from registry.reports.rules.jobs import OPEN
from registry.reports.rules.kinds import ReportKind
from registry.workflow.labels import DOOR_LABELS
from registry.workflow.rules.states import Door

MARK = "sidik:"
"""Before the fingerprint in the keywords of the file, so that a changed copy is still known."""
CLOSING = "Tanda terima ini dibuat oleh registri saat usulan diserahkan dan bukan keputusan atas usulan."
LOST = "Tanda yang tidak dapat dicetak tampil sebagai “?”. Bunyi lengkapnya tersimpan di registri."
CODE = 24  # percent of the width


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """The mark of a receipt, which is known at once, and the state of the job that makes its file."""

    mark: ReceiptMark
    job: Job | None

    @property
    def is_made(self) -> bool:
        return self.mark.document.file_id is not None

    @property
    def is_coming(self) -> bool:
        return not self.is_made and self.job is not None and self.job.state in OPEN


def receipt_paper_of(proposal: Proposal) -> ReceiptPaper | None:
    """The receipt of a citizen's proposal; one whose file is there asks for no job."""
    mark = receipt_mark_of(proposal)
    if mark is None:
        return None
    return ReceiptPaper(mark, None if mark.document.file_id else receipt_jobs(proposal).first())


def receipt_jobs(proposal: Proposal) -> QuerySet[Job]:
    """The one job that makes it."""
    return Job.objects.filter(proposal=proposal, kind=ReportKind.RECEIPT).defer("facts")


def receipt_document(*, proposal: Proposal, mark: ReceiptMark, check_url: str, at: datetime) -> Document:
    """What the receipt says: number, day and hour, whom it went to, and the fingerprint that proves it.

    The code that opens the proposal is not in it: it is kept nowhere but as a digest.
    """
    here, shown = timezone.localtime(at), shown_code(code=mark.code)
    with override("id"):
        cover = (
            ("Nomor registrasi", proposal.registration),
            ("Nama inovasi", proposal.name),
            ("Daerah", proposal.region.name),
            ("Diterima", date_format(here, "j F Y H.i")),
            ("Ditujukan kepada", str(DOOR_LABELS[Door(proposal.door)])),
            ("Dasar", mark.document.steps.values_list("basis", flat=True).first() or ""),
        )  # fmt: skip
        kind = str(REPORT_KIND_LABELS[ReportKind.RECEIPT])
    government = f"Pemerintah {proposal.region.name}".upper()
    return Document(
        title=f"Nomor {mark.document.number}", kind=kind, registration=proposal.registration,
        region_name=proposal.region.name, asked_at=here.date(), blocks=_blocks(shown, check_url, cover),
        letterhead=(government,), cover=cover, simulated=proposal.is_simulated, emblem_svg=emblem_of(proposal),
        form=Form.SHEET, heading=("TANDA TERIMA USULAN INOVASI DAERAH",), keywords=(f"{MARK}{shown}",),
    )  # fmt: skip


def _blocks(code: str, check_url: str, cover: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    lost = [Note(LOST)] if any(printable(words)[1] for _term, words in cover) else []
    return (Paragraph(CLOSING), *lost, *_proof(code, check_url))


def _proof(code: str, check_url: str) -> tuple[Block, ...]:
    """The fingerprint, where it is checked, and the same as a QR code."""
    if not check_url:
        where = "Keaslian tanda terima ini dapat diperiksa siapa pun di halaman Periksa dokumen pada registri."
        return (Facts((("Sidik dokumen", code),)), Paragraph(where))
    words = f"Sidik dokumen\n{code}\n\nKeaslian tanda terima ini dapat diperiksa siapa pun di\n{check_url}"
    alt = f"Kode QR ke halaman pemeriksaan tanda terima {code}"
    return (Figure(qr_svg(f"{check_url}?sidik={code}"), alt, words, width=CODE),)
