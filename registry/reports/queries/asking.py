"""Which papers one person may ask for on one proposal now: what the law opens, and what his office writes."""

from collections.abc import Sequence

from registry.proposals.models import Proposal
from registry.reports.policy import kinds_for
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.standing import Standing, kinds_open
from registry.review.policy import Standing as Judging
from registry.review.policy import may_open_sheet
from registry.review.queries.facts import Round
from registry.shared.actor import Actor
from registry.trial.models import Application
from registry.workflow.rules.states import Instrument


def papers_open(
    *, actor: Actor, proposal: Proposal, rounds: Sequence[Round], judging: Judging
) -> tuple[ReportKind, ...]:
    """In the order of the law; reads nothing more than what is handed in, with the row's trial and application."""
    mine = kinds_for(actor, proposal)
    closed = [each for each in rounds if each.closed_at is not None]
    standing = Standing(
        state=proposal.state,
        initiator=proposal.initiator,
        had_trial=hasattr(proposal, "trial"),
        rounds=frozenset(each.kind for each in closed),
        was_accepted=bool(closed) and closed[-1].verdict == "layak",
        needs_perda=_needs_perda(getattr(proposal, "application", None)),
        sees_sheet=may_open_sheet(actor, proposal, judging),
    )
    return tuple(kind for kind in kinds_open(standing) if kind in mine)


def _needs_perda(application: Application | None) -> bool:
    """A burden asks for a Perda, unless the legal section said why not (Art. 20(2))."""
    if application is None:
        return False
    burdens = (application.burdens_public, application.restricts_public, application.burdens_budget)
    return application.instrument == Instrument.PERDA or (any(burdens) and not application.override_reason.strip())
