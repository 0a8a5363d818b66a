"""The course of a proposal: the dated steps with their papers, what it lacks before the law, and all its papers."""

from collections.abc import Sequence

from registry.people.labels import ROLES
from registry.people.rules.roles import Role
from registry.procedure.labels import DONE_LABELS
from registry.procedure.queries.dossier import Dossier
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.rules.route import legal_gap
from registry.reports.rules.document import Annex, Block, Heading, Note, Paragraph, Table
from registry.reports.rules.gaps import Ground, gaps_of
from registry.reports.rules.wording import day
from registry.workflow.labels import DOCUMENT_LABELS
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Initiator, State, reporting_stage
from registry.workflow.rules.transitions import Move

OF_TRIAL = frozenset({DocumentKind.FINAL_REPORT, DocumentKind.OVERALL_EVALUATION, DocumentKind.RESULT_TO_HEAD})
BY_ROUTE = frozenset({State.DRAFT, State.LENGKAPI})


def course(dossier: Dossier) -> list[Block]:
    """The route as a dated table; a step that was taken back is not on it."""
    columns = ("Tanggal", "Langkah", "Oleh", "Dokumen", "Dasar")
    rows = tuple(
        (day(step.on), _deed(step), _office(step.role), _papers_of(step), step.basis) for step in dossier.steps
    )
    table = Table(columns, rows, "Langkah, pelaku, dokumen, dan dasar hukumnya", widths=(6, 6, 5, 8, 6))
    return [Heading("Jalur yang ditempuh"), table] if rows else []


def gaps(proposal: Proposal, dossier: Dossier, *, with_trial: bool) -> list[Block]:
    """The annex that says what is still missing, or that nothing is."""
    found = gaps_found(proposal, dossier, with_trial=with_trial)
    head = Annex("Celah terhadap hukum")
    if not found:
        return [head, Note("Menurut catatan registri tidak ada yang kurang pada tanggal laporan ini.", "good")]
    rows = tuple((str(place), gap, basis) for place, (gap, basis) in enumerate(found, 1))
    lead = Paragraph(
        "Yang masih kurang menurut catatan registri pada tanggal laporan ini, masing-masing dengan dasarnya."
    )
    return [head, lead, Table(("No.", "Yang kurang", "Dasar"), rows, numeric=(0,), widths=(1, 9, 5))]


def gaps_found(proposal: Proposal, dossier: Dossier, *, with_trial: bool = True) -> tuple[tuple[str, str], ...]:
    """What is missing, each with its article."""
    return gaps_of(_ground(proposal, dossier, with_trial=with_trial))


def papers(dossier: Dossier) -> list[Block]:
    """Every paper in force and every attachment, each with the hash of its file."""
    documents = tuple(
        (str(each.get_kind_display()), each.number, day(each.on), each.signatory or "–", each.sha256 or "–")
        for each in dossier.documents
    )
    attachments = tuple((each.title, str(each.get_kind_display()), each.file.sha256) for each in dossier.attachments)
    if not documents and not attachments:
        return []
    blocks: list[Block] = [Annex("Daftar dokumen dan sidik berkasnya")]
    if documents:
        columns = ("Dokumen", "Nomor", "Tanggal", "Ditandatangani", "SHA-256")
        blocks.append(Table(columns, documents, "Dokumen proses", widths=(5, 5, 5, 4, 6)))
    if attachments:
        blocks.append(Table(("Lampiran", "Jenis", "SHA-256"), attachments, "Lampiran usulan", widths=(6, 4, 6)))
    return blocks


def _deed(step: StepTaken) -> str:
    """What was done, and what was said with it."""
    said = [str(DONE_LABELS[Move(step.move)])]
    said += [f"– {gap}" for gap in step.gaps]
    if step.reason:
        said.append(step.reason)
    if step.was_late:
        said.append(f"Lewat jatuh tempo. Alasan: {step.late_reason or 'tidak disebutkan'}")
    return "\n".join(said)


def _office(role: str) -> str:
    return str(ROLES[Role(role)]) if role in set(Role) else "–"


def _papers_of(step: StepTaken) -> str:
    filed = [f"{each.get_kind_display()} {each.number}, {day(each.on)}" for each in step.documents.all()]
    return "\n".join(filed) or "–"


def _ground(proposal: Proposal, dossier: Dossier, *, with_trial: bool) -> Ground:
    sent = {report.kind: report for report in dossier.minister_reports}
    late = [step.late_reason for step in dossier.steps if step.was_late]
    trial = dossier.trial if with_trial else None
    applied = sent.get("penerapan")
    return Ground(
        state=State(proposal.state),
        is_conflict_free=proposal.conflict_free_on is not None,
        measures=len(dossier.measures),
        is_decree_conveyed=bool(sent.get("penyampaian_keputusan") and sent["penyampaian_keputusan"].document_id),
        application_due=applied.due_on if applied else None,
        is_application_reported=bool(applied and applied.document_id),
        with_trial=trial is not None,
        stages=len(trial.stages.all()) if trial else 0,
        periodic_reports=len(trial.reports.all()) if trial else 0,
        unmeasured=tuple(measure.name for measure in dossier.measures if measure.realised is None) if trial else (),
        late_reason=late[-1] if late else None,
        missing_papers=_missing(proposal, dossier.steps, {DocumentKind(each.kind) for each in dossier.documents}),
    )


def _missing(proposal: Proposal, steps: Sequence[StepTaken], filed: set[DocumentKind]) -> tuple[tuple[str, str], ...]:
    """Papers of the route that a record taken in from elsewhere lacks; a route walked here has had them checked."""
    if not steps or State(steps[0].from_state) in BY_ROUTE or not proposal.initiator:
        return ()
    stage = reporting_stage(state=State(proposal.state))
    skipped = OF_TRIAL if proposal.is_exempt else frozenset()
    found = legal_gap(initiator=Initiator(proposal.initiator), stage=stage, filed=filed)
    return tuple((str(DOCUMENT_LABELS[gap.kind]), gap.basis) for gap in found if gap.kind not in skipped)
