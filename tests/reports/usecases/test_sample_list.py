"""The command measures what it says, and leaves nothing behind."""

import pytest

from registry.management.commands.bench_list import measured
from registry.proposals.models import Proposal
from registry.reports.rules.formats import Format


@pytest.mark.django_db
@pytest.mark.parametrize("format", [Format.XLSX, Format.CSV])
def test_every_made_up_row_comes_out_and_none_is_kept(format):
    found = measured(format=format, rows=3)
    assert (found["rows"], found["columns"]) == (3, 12)
    assert found["size"] > 0
    assert not Proposal.objects.exists()
