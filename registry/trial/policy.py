"""Who keeps the trial's log, and who answers and reports on the way to application."""

from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.policy import is_in_region
from registry.shared.actor import Actor
from registry.workflow.rules.states import State


def is_executor(actor: Actor, proposal: Proposal) -> bool:
    """Who acts for the agency that the decree names (Arts. 14(1), 16(1))."""
    return is_in_region(actor, proposal) and proposal.executor_id in agencies_for(actor, Permission.EXECUTE)


def may_keep_log(actor: Actor, proposal: Proposal) -> bool:
    """Stages, periodic reports, deviations: the executor, while the trial runs (Arts. 16(3)(4), 17(1))."""
    return proposal.state == State.UJI_COBA and is_executor(actor, proposal)


def may_adjust_design(actor: Actor, proposal: Proposal) -> bool:
    """The executor, only while the trial runs (Art. 17(2))."""
    return may_keep_log(actor, proposal)


def may_record_results(actor: Actor, proposal: Proposal) -> bool:
    """The executor measures until the R&D agency has evaluated (Art. 18(1)(2))."""
    return proposal.state in {State.UJI_COBA, State.EVALUASI_UJI} and is_executor(actor, proposal)


def may_answer_burdens(actor: Actor, proposal: Proposal) -> bool:
    """The legal section answers Art. 20(2) while the instrument is being drafted."""
    return proposal.state == State.SIAP_TERAP and is_in_region(actor, proposal) and holds(actor, Permission.LEGAL)


def may_report_to_minister(actor: Actor, proposal: Proposal) -> bool:
    """The regional head reports (Arts. 15(1), 20(4)); his recorder writes it down."""
    return is_in_region(actor, proposal) and holds(actor, Permission.RECORD_HEAD)


def may_record_award(actor: Actor, proposal: Proposal) -> bool:
    """An award is an act of the regional head or of the centre (Arts. 25, 26); recorded for the region."""
    return is_in_region(actor, proposal) and holds(actor, Permission.RECORD_HEAD)


def may_record_replication(actor: Actor, proposal: Proposal) -> bool:
    """Another region's letter reaches the R&D agency or the regional head (Art. 28)."""
    return is_in_region(actor, proposal) and (holds(actor, Permission.EVALUATE) or holds(actor, Permission.RECORD_HEAD))
