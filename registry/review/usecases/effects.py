"""What a step does to the sheet; called inside the step's transaction, without an event of its own."""

from datetime import datetime

from registry.proposals.models import Proposal, ProposalVersion
from registry.review.models import CriterionAnswer, Evaluation
from registry.workflow.rules.states import Criterion


def _newest_version(proposal: Proposal) -> ProposalVersion | None:
    return ProposalVersion.objects.filter(proposal=proposal).order_by("-number").first()


def open_evaluation(*, proposal: Proposal, kind: str, at: datetime) -> None:
    """Open a round of judging (evaluasi, verifikasi, tim); nothing where one is open, as after LENGKAPI."""
    if Evaluation.objects.filter(proposal=proposal, closed_at__isnull=True).exists():
        return
    opened = Evaluation.objects.create(proposal=proposal, version=_newest_version(proposal), kind=kind, opened_at=at)
    CriterionAnswer.objects.bulk_create(CriterionAnswer(evaluation=opened, criterion=c.value) for c in Criterion)


def close_evaluation(*, proposal: Proposal, verdict: str, at: datetime) -> None:
    """Close the open round with its verdict (layak, tidak_layak), on the version that was judged."""
    Evaluation.objects.filter(proposal=proposal, closed_at__isnull=True).update(
        verdict=verdict, closed_at=at, version=_newest_version(proposal)
    )


def reopen_evaluation(*, proposal: Proposal) -> None:
    """Undo a closing when its step is taken back."""
    if Evaluation.objects.filter(proposal=proposal, closed_at__isnull=True).exists():
        return
    newest = Evaluation.objects.filter(proposal=proposal).order_by("-pk").first()
    if newest is not None:
        Evaluation.objects.filter(pk=newest.pk).update(verdict="", closed_at=None)
