"""Published innovations for tests, and the catalogue that mirrors them."""

from registry.catalogue.usecases.refreshing import rebuild_entries
from registry.proposals.models import Proposal
from registry.workflow.rules.states import State
from tests import factories as make


def determined(**more):
    fields = {"state": State.DITERAPKAN, "registration": f"13.76-2026-{Proposal.objects.count() + 1:04d}",
              "decreed_on": make.TODAY, "owner": make.agency()}  # fmt: skip
    return make.complete_draft(**(fields | more))


def sourced(**more):
    note = {"source_note": "Antre dari rumah.", "source_agency": "RSUD Contoh", "source_year": 2019}
    return make.draft(state=State.TERCATAT, **(note | more))


def mirror():
    rebuild_entries(at=make.NOON)
