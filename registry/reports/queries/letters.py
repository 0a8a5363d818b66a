"""Letters: to the regional head, and to the Minister (Arts. 10-12, 15, 20(4); UU 23/2014 Art. 388(7)-(8))."""

from registry.proposals.labels import BENEFIT_LABELS
from registry.reports.queries.content import affair_of, form_of, money_of, results_of, words_of
from registry.reports.queries.record import BLANK, Record, dated, filled, open_place, paper_of
from registry.reports.queries.trial import impact_of, result_table
from registry.reports.rules.document import Block, Bullets, Document, Facts, Form, Heading, Paragraph, Signature
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.phrases import Phrase
from registry.reports.rules.wording import day, span
from registry.trial.models import MinisterReport
from registry.trial.rules.ministers import MinisterReportKind
from registry.workflow.labels import INSTRUMENT_LABELS
from registry.workflow.rules.deadlines import add_months
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Initiator

CONVEYED_BY = {
    Initiator.CIVIL_SERVANT: "Pasal 10 ayat (3)",
    Initiator.AGENCY: "Pasal 11 ayat (2)",
    Initiator.CITIZEN: "Pasal 12 ayat (4)",
}
LAW = "Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah"
ACT = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
MINISTER = ("Yth. Menteri Dalam Negeri", "di Jakarta")
REPORT_MONTHS = 6


def conveying_letter(record: Record) -> Document:
    """What the R&D agency found worthy goes to the regional head, to be established."""
    proposal, head = record.proposal, record.head
    article = CONVEYED_BY[Initiator(proposal.initiator)]
    lead = (
        f"Berdasarkan {article} {LAW}, bersama ini disampaikan usulan inovasi daerah yang telah dievaluasi menurut "
        "kriteria Pasal 6 dan dinyatakan layak:"
    )
    ask = (
        f"Sesuai dengan Pasal 14 ayat (1) Peraturan Pemerintah tersebut, kiranya {head} berkenan menetapkan keputusan "
        "mengenai inovasi daerah dimaksud sekaligus perangkat daerah sesuai bidangnya yang ditugasi untuk uji coba."
    )
    enclosed = f"Lembar evaluasi {record.cited(DocumentKind.EVALUATION_SHEET)} dan proposal inovasi terlampir."
    blocks: list[Block] = [Paragraph(lead), Facts(_subject(record)), Paragraph(enclosed), Paragraph(ask)]
    agency = proposal.agency.name if proposal.agency else ""
    return _letter(
        record, ReportKind.CONVEYING_LETTER, blocks, about="Penyampaian usulan inovasi daerah",
        addressee=(f"Yth. {head}", f"di {record.place}"), office=record.phrases.rnd_office,
        letterhead=record.phrases.letterhead, copies=(f"Kepala {agency}",) if agency else (),
    )  # fmt: skip


def minister_letter(record: Record) -> Document:
    """The decree is conveyed, with the three blocks that the act asks for."""
    told = _told(record, MinisterReportKind.DECREE)
    executor = record.proposal.executor.name if record.proposal.executor else ""
    lead = (
        f"Berdasarkan Pasal 15 ayat (1) {LAW} dan Pasal 388 ayat (7) {ACT}, bersama ini disampaikan Keputusan "
        f"{record.head} {record.cited(DocumentKind.DECREE)} dan dilaporkan inovasi daerah yang akan dilaksanakan:"
    )
    blocks = [
        Paragraph(lead),
        Facts(filled((*_subject(record), ("Perangkat daerah pelaksana", executor)))),
        Paragraph("Sesuai dengan Pasal 388 ayat (8) Undang-Undang tersebut, laporan ini memuat:"),
        Heading("1. Cara melakukan inovasi"),
        Paragraph(told.how.strip() or _how(record)),
        Heading("2. Dokumentasi bentuk inovasi"),
        *_documentation(record, told),
        Heading("3. Hasil yang akan dicapai"),
        *_expected(record, told),
    ]
    about = "Penyampaian keputusan dan laporan inovasi daerah"
    return _to_minister(record, ReportKind.MINISTER_LETTER, blocks, about=about)


def application_report(record: Record) -> Document:
    """At the latest six months after the Perda or Perkada was established (Art. 20(4))."""
    proposal, dossier = record.proposal, record.dossier
    lead = (
        f"Berdasarkan Pasal 20 ayat (4) {LAW}, bersama ini dilaporkan penerapan inovasi daerah "
        f"“{proposal.name}” dengan peraturan sebagai berikut:"
    )
    way = "Inovasi ini diterapkan langsung tanpa uji coba (Pasal 19)." if proposal.is_exempt else ""
    blocks: list[Block] = [Paragraph(lead), Facts(_instrument(record)), *([Paragraph(way)] if way else [])]
    blocks += result_table(dossier.measures)
    blocks += impact_of(proposal, dossier.measures, record.closed)
    about = "Laporan penerapan inovasi daerah"
    return _to_minister(record, ReportKind.APPLICATION_REPORT, blocks, about=about)


def _to_minister(record: Record, kind: ReportKind, blocks: list[Block], *, about: str) -> Document:
    head = record.head
    return _letter(
        record, kind, blocks, about=about, addressee=MINISTER, office=head, letterhead=(head.upper(),), copies=()
    )


def _letter(
    record: Record, kind: ReportKind, blocks: list[Block], *, about: str, addressee: tuple[str, ...], office: str,
    letterhead: tuple[str, ...], copies: tuple[str, ...],
) -> Document:  # fmt: skip
    """Its opening and closing are the region's own words."""
    opening = Paragraph(record.phrases.of(Phrase.LETTER_OPENING))
    closing = Paragraph(record.phrases.of(Phrase.LETTER_CLOSING))
    return paper_of(
        record, kind, form=Form.LETTER, blocks=(opening, *blocks, closing), letterhead=letterhead, dated=dated(record),
        cover=(("Nomor", BLANK), ("Sifat", BLANK), ("Lampiran", BLANK), ("Hal", about)), addressee=addressee,
        copies=copies, signature=Signature("", office),
    )  # fmt: skip


def _subject(record: Record) -> tuple[tuple[str, str], ...]:
    proposal, content = record.proposal, record.judged
    agency = proposal.agency.name if proposal.agency else ""
    return filled(
        (
            ("Nama inovasi", proposal.name),
            ("Nomor registrasi", proposal.registration),
            ("Inisiator", str(proposal.get_initiator_display())),
            ("Perangkat daerah pengusul", agency),
            ("Bentuk inovasi", form_of(content)),
            ("Urusan pemerintahan", affair_of(content)),
            ("Waktu uji coba", span(content.get("trial_from"), content.get("trial_to"))),
            ("Anggaran", money_of(content)),
        )
    )


def _told(record: Record, kind: MinisterReportKind) -> MinisterReport:
    """What was recorded for this letter, else nothing yet."""
    kept = (report for report in record.dossier.minister_reports if report.kind == kind)
    return next(kept, MinisterReport(proposal=record.proposal, kind=kind))


def _how(record: Record) -> str:
    content = record.judged
    parts = (str(content.get(name) or "").strip() for name in ("method", "how_it_works"))
    return "\n\n".join(part for part in parts if part) or open_place("cara melakukan inovasi")


def _documentation(record: Record, told: MinisterReport) -> list[Block]:
    """The form of the innovation, and what documents it."""
    if told.documentation.strip():
        return [Paragraph(told.documentation)]
    content, kept = record.judged, record.dossier.attachments
    form = form_of(content, default=open_place("bentuk inovasi"))
    kinds = words_of(content.get("benefit_kinds"), BENEFIT_LABELS).replace("\n", "; ")
    said = f"Bentuk inovasi: {form}. {str(content.get('changes') or '').strip()}"
    blocks: list[Block] = [Paragraph(said), *([Paragraph(f"Jenis manfaat: {kinds}.")] if kinds else [])]
    shown = tuple(f"{each.get_kind_display()}: {each.title}" for each in kept if each.kind != "persetujuan_wali")
    return [*blocks, Bullets(shown)] if shown else blocks


def _expected(record: Record, told: MinisterReport) -> list[Block]:
    if told.expected.strip():
        return [Paragraph(told.expected)]
    found: list[Block] = [block for block in results_of(record.judged) if not isinstance(block, Heading)]
    return found or [Paragraph(open_place("hasil yang akan dicapai"))]


def _instrument(record: Record) -> tuple[tuple[str, str], ...]:
    """The Perda or Perkada in force, its days, and the day until which the Minister is told."""
    application, proposal = record.dossier.application, record.proposal
    if application is None:
        return (("Peraturan", open_place("Perda atau Perkada")),)
    established = application.established_on or proposal.applied_on
    due = day(add_months(start=established, months=REPORT_MONTHS)) if established else ""
    number = f"nomor {application.document.number}" if application.document else ""
    name = f"{words_of([application.instrument], INSTRUMENT_LABELS)} {number} tahun {application.year or BLANK}"
    return filled(
        (
            *_subject(record),
            ("Perangkat daerah pelaksana", proposal.executor.name if proposal.executor else ""),
            ("Peraturan", name.strip()),
            ("Ditetapkan", day(established)),
            ("Diundangkan", day(application.promulgated_on)),
            ("Berlaku", day(application.effective_on)),
            ("Paling lambat dilaporkan", due),
        )
    )
