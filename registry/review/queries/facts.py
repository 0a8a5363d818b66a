"""What judging contributes to the facts of a step."""

from django.db.models import F

from registry.proposals.models import Inventor, Proposal
from registry.review.models import ConflictStatement, Evaluation, TeamMember
from registry.review.rules.conflicts import conflict_of
from registry.workflow.rules.facts import Answer, Member, Sheet
from registry.workflow.rules.states import Criterion, Element


def current_evaluation(proposal: Proposal) -> Evaluation | None:
    """The open round of judging, else the newest closed one."""
    rounds = Evaluation.objects.filter(proposal=proposal).prefetch_related("answers", "experts", "evaluators")
    return rounds.order_by(F("closed_at").desc(nulls_first=True), "-pk").first()


def sheet_from(evaluation: Evaluation | None) -> Sheet:
    """A loaded round of judging as the rules see it."""
    if evaluation is None:
        return Sheet()
    return Sheet(
        answers=tuple((Criterion(a.criterion), Answer(a.yes, a.reason)) for a in evaluation.answers.all()),
        evaluator_ids=frozenset(user.pk for user in evaluation.evaluators.all()),
        outside_experts=len(evaluation.experts.all()),
        recusal_note=evaluation.recusal_note,
    )


def sheet_of(proposal: Proposal) -> Sheet:
    return sheet_from(current_evaluation(proposal))


def own_user_ids(proposal: Proposal) -> frozenset[int]:
    """The people whose own proposal it is: its author and its inventors (invariant 16)."""
    inventors = Inventor.objects.filter(proposal=proposal, user__isnull=False).values_list("user_id", flat=True)
    return frozenset(user_id for user_id in (proposal.author_id, *inventors) if user_id is not None)


def team_of(proposal: Proposal) -> tuple[Member, ...]:
    """The independent team; a computed conflict counts before what was stated."""
    own = own_user_ids(proposal)
    stated: dict[int | None, bool] = dict(
        ConflictStatement.objects.filter(proposal=proposal).values_list("user_id", "has_conflict")
    )
    return tuple(
        Member(
            user_id=member.user_id,
            element=Element(member.element) if member.element else None,
            has_conflict=conflict_of(user_id=member.user_id, own_user_ids=own, stated=stated.get(member.user_id)),
            vote=member.vote,
        )
        for member in TeamMember.objects.filter(team__proposal=proposal)
    )
