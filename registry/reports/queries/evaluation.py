"""A proposal's facts as the evaluation report prints them (Arts. 6, 13, 18(2))."""

from datetime import date

from django.utils.translation import override

from registry.proposals.models import Proposal
from registry.reports.rules.document import (
    Annex,
    Block,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
    long_date,
)
from registry.reports.rules.kinds import ReportKind
from registry.review.models import Evaluation
from registry.trial.models import Trial

TITLES = {
    ReportKind.PROPOSAL: "Laporan Evaluasi Usulan Inovasi Daerah",
    ReportKind.OVERALL: "Laporan Evaluasi Menyeluruh Hasil Uji Coba",
}
CONTENT = ("problem", "method", "how_it_works", "changes", "objective", "benefit", "result")


def evaluation_document(*, proposal: Proposal, kind: ReportKind, asked_on: date) -> Document:
    """The whole report; a section without facts is absent."""
    with override("id"):
        blocks = [*_identity(proposal), *_content(proposal), *_sheets(proposal), *_route(proposal)]
        if kind == ReportKind.OVERALL:
            blocks += _trial(proposal)
        blocks += _papers(proposal)
        return Document(
            title=TITLES[kind],
            subtitle=proposal.name,
            kind=TITLES[kind],
            registration=proposal.registration,
            region_name=proposal.region.name,
            asked_at=asked_on,
            blocks=tuple(blocks),
            letterhead=(f"Pemerintah {proposal.region.name}",),
            simulated=proposal.is_simulated,
            signature=Signature(proposal.region.name, "Kepala perangkat daerah yang membidangi litbang"),
        )


def _identity(proposal: Proposal) -> list[Block]:
    first = proposal.steps.filter(taken_back_at__isnull=True).first()
    rows = [
        ("Nomor registrasi", proposal.registration),
        ("Inisiator", proposal.get_initiator_display()),
        ("Nama inisiator", proposal.initiator_name),
        ("Pemilik", proposal.owner.name if proposal.owner else ""),
        ("Bentuk", proposal.get_form_display() if proposal.form else ""),
        ("Urusan utama", proposal.main_affair.name if proposal.main_affair else ""),
        ("Dasar jalur", first.basis if first else ""),
        ("Keadaan", proposal.get_state_display()),
    ]
    return [Heading("Identitas dan inisiator"), Facts(tuple((label, str(value)) for label, value in rows if value))]


def _content(proposal: Proposal) -> list[Block]:
    blocks: list[Block] = [Heading("Isi usulan")]
    for name in CONTENT:
        if text := getattr(proposal, name):
            blocks += [Heading(str(Proposal._meta.get_field(name).verbose_name).capitalize(), 2), Paragraph(text)]
    return blocks if len(blocks) > 1 else []


def _sheets(proposal: Proposal) -> list[Block]:
    blocks: list[Block] = []
    for evaluation in proposal.evaluations.filter(closed_at__isnull=False).prefetch_related("answers", "experts"):
        blocks += _sheet(evaluation)
    return blocks


def _sheet(evaluation: Evaluation) -> list[Block]:
    answers = tuple(
        (f"{a.criterion}. {a.get_criterion_display()}", "Ya" if a.yes else "Tidak", a.reason)
        for a in evaluation.answers.all()
    )
    verdict = "Layak" if evaluation.verdict == "layak" else "Tidak layak"
    blocks: list[Block] = [
        Heading(f"{evaluation.get_kind_display()} menurut Pasal 6"),
        Table(("Kriteria", "Jawaban", "Alasan"), answers, widths=(4, 1, 5)),
        Note(f"Putusan: {verdict}.", "good" if evaluation.verdict == "layak" else "warning"),
    ]
    experts = tuple((e.name, e.institution, e.get_element_display()) for e in evaluation.experts.all())
    if experts:
        blocks.append(Table(("Ahli", "Lembaga", "Unsur"), experts))
    if evaluation.recusal_note:
        blocks.append(Paragraph(f"Tidak ikut menilai: {evaluation.recusal_note}"))
    return blocks


def _route(proposal: Proposal) -> list[Block]:
    steps = proposal.steps.filter(taken_back_at__isnull=True).prefetch_related("documents")
    rows = tuple(
        (
            long_date(step.on),
            str(step.get_move_display()),
            "; ".join(f"{d.get_kind_display()} {d.number}" for d in step.documents.all()) or "–",
            step.basis,
        )
        for step in steps
    )
    return (
        [Heading("Jalur hukum"), Table(("Tanggal", "Langkah", "Dokumen", "Dasar"), rows, widths=(2, 3, 4, 3))]
        if rows
        else []
    )


def _trial(proposal: Proposal) -> list[Block]:
    trial = Trial.objects.filter(proposal=proposal).first()
    if trial is None:
        return []
    rows = [
        ("Lokasi", trial.place),
        ("Mulai", long_date(trial.started_on)),
        ("Rencana selesai", long_date(trial.planned_end)),
        ("Kesimpulan", str(trial.get_conclusion_display()) if trial.conclusion else ""),
        ("Catatan", trial.conclusion_note),
    ]
    blocks: list[Block] = [Heading("Uji coba"), Facts(tuple(row for row in rows if row[1]))]
    measures = tuple(
        (m.name, f"{m.target} {m.unit}", f"{m.realised} {m.unit}" if m.realised is not None else "belum diukur")
        for m in proposal.measures.all()
    )
    if measures:
        blocks.append(
            Table(("Ukuran", "Target", "Realisasi"), measures, caption="Hasil terhadap target", numeric=(1, 2))
        )
    return blocks


def _papers(proposal: Proposal) -> list[Block]:
    rows = tuple(
        (str(d.get_kind_display()), d.number, long_date(d.on), d.file.sha256)
        for d in proposal.documents.filter(superseded_by__isnull=True).select_related("file")
    )
    columns = ("Dokumen", "Nomor", "Tanggal", "SHA-256")
    return [Annex("Daftar dokumen"), Table(columns, rows, widths=(3, 3, 2, 4))] if rows else []
