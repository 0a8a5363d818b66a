"""What a citizen's receipt says, word for word; the golden text is written anew with GOLDEN=write."""

import os
from pathlib import Path

import pytest

from registry.proposals.models import Proposal, ReceiptMark
from registry.reports.models import Job
from registry.reports.queries.receipts import LOST, receipt_document
from registry.reports.rules.document import Document, Facts, Figure, Note, from_data
from tests import factories as make
from tests.reports.plain import plain_text
from tests.reports.receipts import hand_in

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "golden" / "tanda_terima.txt"


def frozen() -> Document:
    return from_data(Job.objects.get().facts)


def written(**more: object) -> Document:
    given = {"check_url": "", "at": make.NOON} | more
    return receipt_document(proposal=Proposal.objects.get(), mark=ReceiptMark.objects.get(), **given)


def test_the_receipt_says_exactly_what_was_read_and_approved():
    proposal, _code = hand_in(name="Jemput bola 🚀")
    shown = ReceiptMark.objects.get().code
    said = plain_text(frozen()).replace(proposal.public_id, "<id>")
    for start in range(0, len(shown), 4):
        said = said.replace(shown[start : start + 4], "<sidik>")
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(said)
    assert said == GOLDEN.read_text()


def test_where_the_address_is_unknown_the_fingerprint_stands_alone():
    hand_in()
    blocks = written().blocks
    assert [type(block) for block in blocks if isinstance(block, (Facts, Figure))] == [Facts]


def test_it_says_of_lost_letters_only_where_there_are_some_and_is_marked_with_its_proposal():
    hand_in()
    assert not any(isinstance(block, Note) for block in written().blocks)
    Proposal.objects.update(name="漢字", is_simulated=True)
    document = written()
    assert [block.text for block in document.blocks if isinstance(block, Note)] == [LOST]
    assert document.simulated
