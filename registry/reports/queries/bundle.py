"""Which of many proposals a report can be asked for, and why not for the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.reports.labels import LEFT_OUT_LABELS
from registry.reports.policy import may_ask
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.standing import is_report_open
from registry.review.models import Evaluation
from registry.shared.actor import Actor
from registry.trial.models import Trial

MOST = 500
NEEDED = (
    "public_id", "registration", "name", "region", "author", "initiator", "agency", "owner", "executor", "state",
    "is_simulated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, parted by whether its report is open; the reason is a code of `LEFT_OUT_LABELS`."""

    open: tuple[Proposal, ...]
    closed: tuple[tuple[Proposal, str], ...]

    def left_out(self) -> list[list[str]]:
        """Names and reasons, as the bundle keeps them."""
        return [[proposal.name, str(LEFT_OUT_LABELS[reason])] for proposal, reason in self.closed]


def chosen(actor: Actor, public_ids: Iterable[str]) -> QuerySet[Proposal]:
    """Of the named proposals those that the actor finds."""
    return visible_to(actor).filter(public_id__in=list(public_ids)).order_by("registration", "pk")


def choice_of(*, actor: Actor, kind: ReportKind, rows: QuerySet[Proposal]) -> Choice:
    """At most one more than may be asked at once, at a fixed cost."""
    judged = Evaluation.objects.filter(proposal=OuterRef("pk"), closed_at__isnull=False)
    plain = rows.select_related(None).only(*NEEDED)
    marked = plain.annotate(had_trial=Exists(Trial.objects.filter(proposal=OuterRef("pk"))), was_judged=Exists(judged))
    going, staying = [], []
    for proposal in marked[: MOST + 1]:
        had_trial, was_judged = proposal.had_trial, proposal.was_judged
        if not is_report_open(kind, state=proposal.state, had_trial=had_trial, was_judged=was_judged):
            staying.append((proposal, "not_open"))
        elif not may_ask(actor, proposal):
            staying.append((proposal, "not_asked"))
        else:
            going.append(proposal)
    return Choice(tuple(going), tuple(staying))
