"""Filing one paper."""

from dataclasses import replace

import pytest

from registry.people.rules.roles import Role
from registry.proposals.models import ProcessDocument
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.shared.errors import Blocked
from registry.workflow.rules.documents import DocumentKind as D
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_paper_without_date_or_file_is_never_filed():
    whole = NewPaper(D.AWARD, " 1 ", make.TODAY, file=make.stored_file())
    proposal, by = make.draft(), make.actor(Role.RND_HEAD)
    for lacking in (replace(whole, on=None), replace(whole, file=None)):
        with pytest.raises(Blocked):
            file_document(proposal=proposal, paper=lacking, by=by, at=make.NOON)
    assert file_document(proposal=proposal, paper=whole, by=by, at=make.NOON).number == "1"
    assert ProcessDocument.objects.count() == 1
