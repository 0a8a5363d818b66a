"""What judging contributes to the facts of a step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from registry.proposals.models import Inventor, Proposal
from registry.review.models import ConflictStatement, Evaluation, Expert, TeamMember
from registry.review.rules.conflicts import conflict_of
from registry.workflow.rules.facts import Answer, Member, Sheet
from registry.workflow.rules.states import Criterion, Element

ROUND = ("pk", "kind", "closed_at", "verdict", "recusal_note", "outside")


@dataclass(frozen=True, slots=True)
class Round:
    """A round of judging as plain values."""

    kind: str
    closed_at: datetime | None
    verdict: str
    sheet: Sheet


def rounds_held(proposal: Proposal) -> tuple[Round, ...]:
    """In their order, the open one last; one read, of a row for each answer and each who filled the sheet."""
    experts = Expert.objects.filter(evaluation=OuterRef("pk")).order_by().values("evaluation").annotate(n=Count("pk"))
    rows = Evaluation.objects.filter(proposal=proposal).annotate(outside=Coalesce(Subquery(experts.values("n")), 0))
    in_order = rows.order_by(F("closed_at").asc(nulls_last=True), "pk", "answers__criterion")
    found: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for row in in_order.values_list(*ROUND, "evaluators", "answers__criterion", "answers__yes", "answers__reason"):
        found.setdefault(row[: len(ROUND)], []).append(row[len(ROUND) :])
    return tuple(_round(told, held) for told, held in found.items())


def _round(told: tuple[Any, ...], held: Sequence[tuple[Any, ...]]) -> Round:
    _pk, kind, closed_at, verdict, note, outside = told
    answers = {criterion: Answer(yes, reason) for _evaluator, criterion, yes, reason in held if criterion is not None}
    sheet = Sheet(
        answers=tuple((Criterion(criterion), answer) for criterion, answer in answers.items()),
        evaluator_ids=frozenset(evaluator for evaluator, *_answer in held if evaluator is not None),
        outside_experts=outside,
        recusal_note=note,
    )
    return Round(kind, closed_at, verdict, sheet)


def current_evaluation(proposal: Proposal) -> Evaluation | None:
    """The open round of judging, else the newest closed one."""
    rounds = Evaluation.objects.filter(proposal=proposal).prefetch_related("answers", "experts", "evaluators")
    return rounds.order_by(F("closed_at").desc(nulls_first=True), "-pk").first()


def sheet_from(evaluation: Evaluation) -> Sheet:
    """A loaded round of judging as the rules see it."""
    return Sheet(
        answers=tuple((Criterion(a.criterion), Answer(a.yes, a.reason)) for a in evaluation.answers.all()),
        evaluator_ids=frozenset(user.pk for user in evaluation.evaluators.all()),
        outside_experts=len(evaluation.experts.all()),
        recusal_note=evaluation.recusal_note,
    )


def sheet_of(proposal: Proposal) -> Sheet:
    """The open sheet, else that of the last round."""
    return sheet_in(rounds_held(proposal))


def sheet_in(rounds: Sequence[Round]) -> Sheet:
    """The same, of rounds that were read already."""
    return rounds[-1].sheet if rounds else Sheet()


def own_user_ids(proposal: Proposal) -> frozenset[int]:
    """The people whose own proposal it is: its author and its inventors (invariant 16)."""
    return own_ids(proposal, Inventor.objects.filter(proposal=proposal).values_list("user_id", flat=True))


def own_ids(proposal: Proposal, inventors: Iterable[int | None]) -> frozenset[int]:
    """The same, of inventors that were read already."""
    return frozenset(user_id for user_id in (proposal.author_id, *inventors) if user_id is not None)


def members_of(proposal: Proposal) -> tuple[TeamMember, ...]:
    """The independent team, each with what he stated."""
    statement = ConflictStatement.objects.filter(proposal=proposal, user_id=OuterRef("user_id"))
    members = TeamMember.objects.filter(team__proposal=proposal)
    return tuple(members.annotate(stated=Subquery(statement.values("has_conflict"))))


def team_of(members: Iterable[TeamMember], *, own: frozenset[int]) -> tuple[Member, ...]:
    """The team as the rules see it; a computed conflict counts before what was stated."""
    return tuple(
        Member(
            user_id=member.user_id,
            element=Element(member.element) if member.element else None,
            has_conflict=conflict_of(user_id=member.user_id, own_user_ids=own, stated=member.stated),  # type: ignore[attr-defined]  # read along by `members_of`
            vote=member.vote,
        )
        for member in members
    )
