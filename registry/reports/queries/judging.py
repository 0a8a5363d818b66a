"""How a proposal was judged: sheets, experts, the independent team, statements of conflict (Arts. 6, 8, 9, 13)."""

from collections.abc import Sequence

from django.db.models import Count
from django.utils import timezone

from registry.procedure.queries.dossier import Dossier
from registry.proposals.models import Proposal
from registry.reference.queries import holidays
from registry.reports.rules.document import Block, Facts, Heading, Note, Paragraph, Table
from registry.reports.rules.wording import day
from registry.review.models import ConflictStatement, Evaluation, IndependentTeam
from registry.workflow.rules.deadlines import EVALUATION_DAYS, WITH_OWN_LIMIT, working_days_after
from registry.workflow.rules.documents import DocumentKind

TITLES = {
    "evaluasi": "Evaluasi menurut kriteria Pasal 6",
    "verifikasi": "Verifikasi menurut kriteria Pasal 6",
    "tim": "Putusan tim independen menurut kriteria Pasal 6",
}
VERDICTS = {
    "evaluasi": ("Layak", "Tidak layak"),
    "verifikasi": ("Sesuai kriteria", "Tidak sesuai kriteria"),
    "tim": ("Layak", "Tidak layak"),
}
CLEARED = "Tidak ada konflik kepentingan"
CONFLICTED = "Ada konflik kepentingan; tidak ikut menilai"


def rounds_of(proposal: Proposal) -> list[Evaluation]:
    """The closed rounds of judging, oldest first, with all that a report says of them."""
    return [each for each in all_rounds_of(proposal) if each.closed_at is not None]


def all_rounds_of(proposal: Proposal) -> list[Evaluation]:
    """Every round, also the one that is still open."""
    counted = (
        Evaluation.objects.filter(proposal=proposal).select_related("version").annotate(judges=Count("evaluators"))
    )
    return list(counted.prefetch_related("answers", "experts").order_by("closed_at", "pk"))


def judging(proposal: Proposal, dossier: Dossier, rounds: Sequence[Evaluation]) -> list[Block]:
    """What the law of this route asks: the plenary, the team, then each sheet, then who stated a conflict."""
    blocks = [*_plenary(dossier), *_team(proposal, dossier)]
    for evaluation in rounds:
        blocks += _sheet(proposal, evaluation)
    return [*blocks, *conflicts(proposal, rounds)]


def is_accepted(evaluation: Evaluation) -> bool:
    return evaluation.verdict == "layak"


def _plenary(dossier: Dossier) -> list[Block]:
    """The decision of DPRD comes before the verification (Art. 9(2)-(3))."""
    kinds = (DocumentKind.PLENARY_DECISION, DocumentKind.DPRD_DELIVERY)
    rows = tuple(
        (str(document.get_kind_display()), document.number, day(document.on), document.signatory or "–")
        for document in dossier.documents
        if document.kind in kinds
    )
    table = Table(("Dokumen", "Nomor", "Tanggal", "Ditandatangani"), rows, widths=(4, 3, 3, 3))
    return [Heading("Rapat paripurna DPRD"), table] if rows else []


def _team(proposal: Proposal, dossier: Dossier) -> list[Block]:
    """Members and the count of votes; who voted how stays in the file (UU 14/2008 Art. 17 h)."""
    team = IndependentTeam.objects.filter(proposal=proposal).first()
    if team is None or not dossier.members:
        return []
    votes = [member.vote for member in dossier.members if member.vote is not None]
    appointed = [d for d in dossier.documents if d.kind == DocumentKind.TEAM_APPOINTMENT]
    rows = [
        ("Pembentukan", "; ".join(f"{d.number}, {day(d.on)}" for d in appointed)),
        ("Koordinator", "Kepala perangkat daerah yang membidangi penelitian dan pengembangan (Pasal 8 ayat (5))"),
        ("Rapat", day(team.met_on)),
        ("Suara", f"{votes.count(True)} layak, {votes.count(False)} tidak layak" if votes else ""),
    ]
    members = tuple((m.name, m.institution, str(m.get_element_display())) for m in dossier.members)
    return [
        Heading("Tim independen"),
        Facts(tuple(row for row in rows if row[1])),
        Table(("Anggota", "Lembaga", "Unsur"), members, "Anggota tim independen", widths=(4, 4, 3)),
    ]


def _sheet(proposal: Proposal, evaluation: Evaluation) -> list[Block]:
    answers = tuple(
        (f"{answer.criterion}. {answer.get_criterion_display()}", "Ya" if answer.yes else "Tidak", answer.reason)
        for answer in evaluation.answers.all()
    )
    accepted, refused = VERDICTS[evaluation.kind]
    verdict = accepted if is_accepted(evaluation) else refused
    count = sum(row[1] == "Ya" for row in answers)
    tone = "good" if is_accepted(evaluation) else "warning"
    note = Note(f"Putusan: {verdict.lower()}. {count} dari {len(answers)} kriteria dijawab ya.", tone)
    blocks: list[Block] = [Heading(TITLES[evaluation.kind]), circumstances(proposal, evaluation), note]
    if answers:
        blocks.append(Table(("Kriteria", "Jawaban", "Alasan"), answers, "Lima kriteria", widths=(5, 2, 7)))
    return [*blocks, *experts_of(evaluation, level=2)]


def experts_of(evaluation: Evaluation, *, level: int) -> list[Block]:
    """Who was asked from outside, if anyone."""
    experts = tuple((e.name, e.institution, str(e.get_element_display())) for e in evaluation.experts.all())
    table = Table(("Ahli", "Lembaga", "Unsur"), experts, "Ahli dari luar", widths=(4, 4, 3))
    return [Heading("Ahli yang dilibatkan (Pasal 13 ayat (2))", level), table] if experts else []


def circumstances(proposal: Proposal, evaluation: Evaluation) -> Facts:
    """When it was judged, within which limit, and which version."""
    closed = timezone.localtime(evaluation.closed_at).date() if evaluation.closed_at else None
    rows = [("Dibuka", day(timezone.localtime(evaluation.opened_at).date())), ("Ditutup", day(closed))]
    if evaluation.kind == "evaluasi" and proposal.initiator in WITH_OWN_LIMIT and proposal.received_on:
        due = working_days_after(start=proposal.received_on, days=EVALUATION_DAYS, holidays=holidays())
        rows.append(("Batas 10 hari kerja", f"{day(due)} (Pasal 13 ayat (1))"))
    if evaluation.version:
        rows.append(("Versi yang dinilai", f"Versi {evaluation.version.number}, SHA-256 {evaluation.version.sha256}"))
    rows.append(("Penilai", f"{evaluation.judges} orang" if evaluation.judges else ""))  # type: ignore[attr-defined]
    return Facts(tuple(row for row in rows if row[1]))


def conflicts(proposal: Proposal, rounds: Sequence[Evaluation]) -> list[Block]:
    """The initiator's declaration, each member's statement, and who stayed out (Art. 3 d)."""
    members = proposal.team.members.all() if hasattr(proposal, "team") else ()
    seats = {member.user_id: member.name for member in members}
    stated = ConflictStatement.objects.filter(proposal=proposal).order_by("stated_at", "pk")
    rows = [("Inisiator", "Bebas konflik kepentingan", day(proposal.conflict_free_on))]
    rows = rows if proposal.conflict_free_on else []
    rows += [
        (
            seats.get(each.user_id, "Penilai"),
            CONFLICTED if each.has_conflict else CLEARED,
            day(timezone.localtime(each.stated_at).date()),
        )
        for each in stated
    ]
    recusals = [Paragraph(f"Tidak ikut menilai: {each.recusal_note}") for each in rounds if each.recusal_note.strip()]
    if not rows and not recusals:
        return []
    table = [Table(("Pihak", "Pernyataan", "Tanggal"), tuple(rows), widths=(4, 5, 3))] if rows else []
    return [Heading("Pernyataan konflik kepentingan"), *table, *recusals]
