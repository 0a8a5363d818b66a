"""What is past its day: steps, letters to the Minister, periodic reports of trials; and what was done late, and why."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import override

from registry.people.labels import ROLES
from registry.people.rules.roles import Role
from registry.procedure.labels import ACT_LABELS, DONE_LABELS, WAITS_ON_LABELS
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.queries.lists import overdue
from registry.reference.models import RegionProfile
from registry.reference.queries import holidays
from registry.reports.queries.regional import Scope, bar_figure, counted, paper
from registry.reports.rules.document import Block, Document, Facts, Heading, Note, Paragraph, Table
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.overdue import IN_WORKING_DAYS, REMINDER, Late, by_law, holders_of
from registry.reports.rules.regional import Names, is_named
from registry.reports.rules.wording import capital, day
from registry.trial.models import MinisterReport, Trial
from registry.trial.rules.log import REPORT_BASIS, next_report_due
from registry.trial.rules.ministers import LETTERS, MinisterReportKind
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move

HOW = (
    "Terlambat ialah langkah atau laporan yang tanggal jatuh temponya sudah lewat pada tanggal laporan ini dan yang "
    "belum tercatat. Batas undang-undang dipisahkan dari pengingat yang ditetapkan daerah sendiri. Batas evaluasi dan "
    "pengingat suatu langkah dihitung dengan hari kerja tanpa hari libur dan cuti bersama; batas akhir dan laporan "
    "berkala uji coba serta laporan penerapan dengan hari kalender. Kolom alasan diisi oleh yang disebut pada kolom "
    "sebelumnya."
)
BLANK = "…………………………"
HEAD_OF_REGION = "Kepala daerah"
EXECUTOR = "Pelaksana"
OF_THE_LAW = frozenset({MinisterReportKind.APPLICATION})
"""Of the letters to the Minister only this one has a limit of its own (Art. 20(4))."""


def overdue_document(scope: Scope, *, names: Names) -> Document:
    """Eight queries, whatever the number of proposals."""
    with override("id"):
        free = holidays()
        legal, reminded = by_law(overdue_lines(scope, names=names))
        blocks: list[Block] = [
            Heading("Ringkasan"), Paragraph(HOW), *_summary(legal, reminded),
            *_lines(legal, title="Lewat batas undang-undang", today=scope.asked_on, free=free),
            *_lines(reminded, title="Lewat pengingat daerah", today=scope.asked_on, free=free),
            *_done_late(scope, names),
        ]  # fmt: skip
        return paper(
            scope, kind=ReportKind.OVERDUE, title=f"Daftar Keterlambatan {scope.about}", blocks=blocks,
            cover=(("Lewat batas undang-undang", str(len(legal))), ("Lewat pengingat daerah", str(len(reminded)))),
            simulated=counted(scope).filter(is_simulated=True).exists(),
        )  # fmt: skip


def overdue_lines(scope: Scope, *, names: Names) -> list[Late]:
    """Everything past its day in the region or the agency, each once."""
    return [*_steps(scope, names), *_letters(scope, names), *_periodic(scope, names)]


def _steps(scope: Scope, names: Names) -> Iterator[Late]:
    """As the list of proposals filters them; what an applied innovation owes is its letter, told below."""
    found = overdue(counted(scope), today=scope.asked_on).exclude(state=State.DITERAPKAN).order_by("due_on", "pk")
    for each in found.select_related("executor").only(
        "registration", "name", "state", "due_on", "due_basis", "due_is_legal", "executor__name"
    ):
        if each.due_on is None:
            continue
        state = State(each.state)
        holder = str(WAITS_ON_LABELS.get(state, ""))
        if each.executor and holder == EXECUTOR:
            holder = each.executor.name
        yield Late(
            each.registration, _name(each, names), str(ACT_LABELS.get(state, "")), holder,
            each.due_on, each.due_basis, each.due_is_legal, each.due_basis in IN_WORKING_DAYS,
        )  # fmt: skip


def _letters(scope: Scope, names: Names) -> Iterator[Late]:
    found = MinisterReport.objects.filter(
        proposal__in=counted(scope).values("pk"), document=None, due_on__lt=scope.asked_on
    )
    for each in found.select_related("proposal").order_by("due_on", "pk"):
        if each.due_on is None:
            continue
        kind = MinisterReportKind(each.kind)
        yield Late(
            each.proposal.registration, _name(each.proposal, names),
            f"Kirim kepada Menteri: {str(each.get_kind_display()).lower()}", HEAD_OF_REGION, each.due_on,
            LETTERS[kind].basis if kind in OF_THE_LAW else f"{LETTERS[kind].basis}; {REMINDER}", kind in OF_THE_LAW,
            kind not in OF_THE_LAW,
        )  # fmt: skip


def _periodic(scope: Scope, names: Names) -> Iterator[Late]:
    """The regulation names no period for the reports of a trial: the region's own counts (Art. 16(4))."""
    profile = RegionProfile.objects.filter(pk=scope.region.code).first() or RegionProfile()
    running = Trial.objects.filter(proposal__in=counted(scope).values("pk"), proposal__state=State.UJI_COBA)
    for trial in running.select_related("proposal__executor").annotate(last=Max("reports__reported_on")):
        reported = [trial.last] if trial.last else []
        due = next_report_due(started_on=trial.started_on, reported=reported, months=profile.report_months)
        if due < scope.asked_on:
            of = trial.proposal
            yield Late(
                of.registration, _name(of, names), "Serahkan laporan berkala uji coba",
                of.executor.name if of.executor else EXECUTOR, due, f"{REPORT_BASIS}; {REMINDER}", False, False,
            )  # fmt: skip


def _summary(legal: Sequence[Late], reminded: Sequence[Late]) -> list[Block]:
    facts = Facts(
        (("Lewat batas undang-undang", str(len(legal))), ("Lewat pengingat daerah", str(len(reminded)))),
    )
    found = holders_of([*legal, *reminded])
    if not found:
        return [facts, Note("Tidak ada yang lewat jatuh tempo pada tanggal laporan ini.", "good")]
    rows = tuple((holder, str(count)) for holder, count in found)
    table = Table(("Pemegang", "Terlambat"), rows, "Keterlambatan menurut pemegang", (1,), (12, 3))
    bars = [(holder, float(count)) for holder, count in found]
    return [facts, bar_figure(title="Keterlambatan menurut pemegang", bars=bars, caption="Pada siapa", table=table)]


def _lines(lines: Sequence[Late], *, title: str, today: date, free: frozenset[date]) -> list[Block]:
    if not lines:
        return [Heading(title), Paragraph("Tidak ada.")]
    rows = []
    for place, line in enumerate(lines, 1):
        days, unit = line.days(today=today, holidays=free)
        rows.append(
            (
                str(place), "\n".join(part for part in (line.registration, line.name) if part) or "–", line.act,
                f"{day(line.due_on)}\n{line.basis}", f"{days} {unit}", line.holder, BLANK,
            )
        )  # fmt: skip
    columns = ("No.", "Usulan", "Yang ditunggu", "Jatuh tempo dan dasarnya", "Terlambat", "Pemegang", "Alasan")
    return [Heading(title), Table(columns, tuple(rows), title, (0,), (2, 7, 6, 7, 4, 5, 5))]


def _done_late(scope: Scope, names: Names) -> list[Block]:
    """The steps of the period that were taken after their legal day, with the reason that was given."""
    taken = StepTaken.objects.filter(
        proposal__in=counted(scope).values("pk"), was_late=True, taken_back_at=None, on__gte=scope.span.first,
        on__lte=scope.span.last,
    )  # fmt: skip
    rows = tuple(
        (
            step.proposal.registration,
            _name(step.proposal, names) or "–",
            f"{DONE_LABELS[Move(step.move)]}, {day(step.on)}",
            str(ROLES[Role(step.role)]) if step.role in set(Role) else "–",
            capital(step.late_reason.strip()) or "Tidak disebutkan",
        )
        for step in taken.select_related("proposal").order_by("on", "pk")
    )
    head = Heading(f"Diselesaikan terlambat selama {scope.span.words}")
    if not rows:
        return [head, Paragraph("Tidak ada langkah yang tercatat lewat batas undang-undang.")]
    columns = ("Nomor registrasi", "Usulan", "Langkah", "Oleh", "Alasan yang diberikan")
    return [head, Table(columns, rows, "Langkah yang diselesaikan terlambat", widths=(4, 6, 6, 4, 7))]


def _name(proposal: Proposal, names: Names) -> str:
    return proposal.name if is_named(names=names, state=State(proposal.state)) else ""
