"""What is done between the steps: writing, judging, measuring, answering, asking for the report."""

from collections.abc import Mapping

from django.utils import timezone

from registry.management.demonstration import content
from registry.management.demonstration.aftercare import award, plan_stages, replicate, report_trial, tell_minister
from registry.management.demonstration.routes import Deed
from registry.management.demonstration.scene import Performed, Scene
from registry.people.labels import ROLES
from registry.people.models import User
from registry.people.queries import actor_for
from registry.people.rules.roles import Role
from registry.proposals.usecases.credits import add_inventor
from registry.proposals.usecases.figures import save_budget_line, save_measure
from registry.proposals.usecases.writing import declare_conflict_free, edit_part
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report
from registry.review.usecases.sheets import save_answers
from registry.review.usecases.teams import NewMember, form_team, set_meeting
from registry.review.usecases.votes import cast_vote, state_conflict
from registry.trial.rules.ministers import MinisterReportKind
from registry.trial.usecases.burdens import answer_burdens
from registry.workflow.rules.facts import Answer
from registry.workflow.rules.states import Criterion, Element


def write(scene: Scene) -> None:
    """The whole draft, part by part."""
    proposal, by, at = scene.proposal, scene.by, scene.at
    author = User.objects.filter(pk=by.person).get()
    values = content.texts_of(
        source_note=proposal.source_note, initiator=scene.example.initiator, office=author.office, form=proposal.form,
        trial_from=scene.trial_from,
    )  # fmt: skip
    public_id = proposal.public_id
    for part, changes in content.by_part(values).items():
        proposal.refresh_from_db()
        edit_part(public_id=public_id, part=part, changes=changes, base_revision=proposal.revision, by=by, at=at)
    add_inventor(public_id=public_id, name=author.office, part="Penggagas (contoh)", is_minor=False, by=by, at=at)
    save_measure(public_id=public_id, measure_id=None, values=content.MEASURE, by=by, at=at)
    line = {"year": scene.trial_from.year, "document": "apbd", "amount": 25_000_000, "source": "Contoh"}
    save_budget_line(public_id=public_id, line_id=None, values=line, by=by, at=at)
    declare_conflict_free(public_id=public_id, by=by, at=at)


def form(scene: Scene) -> None:
    """Art. 8(4): one member of each element, each with an account to vote."""
    accounts = User.objects.filter(region_id=scene.proposal.region_id, memberships__role=Role.TEAM_MEMBER)
    members = [
        NewMember(f"{ROLES[Role.TEAM_MEMBER]} (contoh)", "Lembaga contoh", element, user.pk)
        for element, user in zip(Element, accounts.order_by("pk"), strict=False)
    ]
    form_team(public_id=scene.proposal.public_id, members=members, by=scene.by, at=scene.at)


def vote(scene: Scene) -> None:
    """Each member states that he has no conflict, then votes (Arts. 3 d, 8(3))."""
    for member in scene.proposal.team.members.filter(user__isnull=False).select_related("user"):
        by = actor_for(user=member.user, on=scene.on)  # type: ignore[arg-type]  # the filter leaves out the empty
        state_conflict(public_id=scene.proposal.public_id, has_conflict=False, note="", by=by, at=scene.at)
        cast_vote(public_id=scene.proposal.public_id, vote=True, reason=content.REASON, by=by, at=scene.at)


def meet(scene: Scene) -> None:
    set_meeting(public_id=scene.proposal.public_id, met_on=scene.on, by=scene.by, at=scene.at)


def fill_sheet(scene: Scene) -> None:
    evaluation = scene.proposal.evaluations.get(closed_at__isnull=True)
    answers: dict[Criterion, tuple[bool | None, str]] = dict.fromkeys(Criterion, (True, content.REASON))
    save_answers(
        public_id=scene.proposal.public_id, answers=answers, minutes="Catatan pembahasan contoh.", recusal_note="",
        base_revision=evaluation.revision, by=scene.by, at=scene.at,
    )  # fmt: skip


def measure(realised: int) -> Performed:
    def deed(scene: Scene) -> None:
        chosen = scene.proposal.measures.get()
        values = {"realised": realised, "realised_on": scene.on}
        save_measure(public_id=scene.proposal.public_id, measure_id=chosen.pk, values=values, by=scene.by, at=scene.at)

    return deed


def answer(scene: Scene) -> None:
    """Art. 20(2): no burden, no restriction, nothing beyond the approved budget."""
    no = Answer(False, content.REASON)
    answer_burdens(
        public_id=scene.proposal.public_id, burdens_public=no, restricts_public=no, burdens_budget=no,
        by=scene.by, at=scene.at,
    )  # fmt: skip


def ask(kind: ReportKind) -> Performed:
    """The report is asked now, not on the simulated day: its job lives by the real clock."""

    def deed(scene: Scene) -> str:
        public_id = scene.proposal.public_id
        job = ask_report(public_id=public_id, kind=kind, request_key="peragaan", by=scene.by, at=timezone.now())
        return job.public_id

    return deed


DEEDS: Mapping[Deed, Performed] = {
    Deed.WRITE: write,
    Deed.FORM_TEAM: form,
    Deed.MEET: meet,
    Deed.VOTE: vote,
    Deed.FILL_SHEET: fill_sheet,
    Deed.MEASURE_GOOD: measure(content.REALISED_GOOD),
    Deed.MEASURE_POOR: measure(content.REALISED_POOR),
    Deed.ANSWER_BURDENS: answer,
    Deed.PLAN_STAGES: plan_stages,
    Deed.REPORT_TRIAL: report_trial,
    Deed.TELL_DECREE: tell_minister(MinisterReportKind.DECREE),
    Deed.TELL_APPLIED: tell_minister(MinisterReportKind.APPLICATION),
    Deed.AWARD: award,
    Deed.REPLICATE: replicate,
    Deed.ASK_PROPOSAL_REPORT: ask(ReportKind.PROPOSAL),
    Deed.ASK_OVERALL_REPORT: ask(ReportKind.OVERALL),
}
