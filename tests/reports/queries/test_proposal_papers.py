"""What each paper says, word for word: golden texts, written anew with GOLDEN=write and read in the change."""

import os
from pathlib import Path

from django.test import TestCase

from registry.proposals.models import Proposal
from registry.reports.queries.proposal_papers import paper_document
from registry.reports.rules.document import Document
from registry.reports.rules.kinds import GROUPS, ReportKind
from tests.reports.examples import ADDRESS, ASKED, STANDS_AT, standing
from tests.reports.plain import plain_text

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
KINDS = [kind for kinds in GROUPS.values() for kind in kinds]


class TheWordsOfEachPaper(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.keys = {name: proposal.pk for name, proposal in standing().items()}

    def paper(self, kind: ReportKind) -> Document:
        proposal = Proposal.objects.get(pk=self.keys[STANDS_AT[kind]])
        return paper_document(proposal=proposal, kind=kind, asked_on=ASKED, address=ADDRESS)

    def test_every_paper_says_exactly_what_was_read_and_approved(self):
        for kind in KINDS:
            with self.subTest(kind):
                said, place = plain_text(self.paper(kind)), GOLDEN / f"{kind}.txt"
                if os.environ.get("GOLDEN") == "write":
                    place.write_text(said)
                assert said == place.read_text()
        assert {place.stem for place in GOLDEN.glob("*.txt")} == set(KINDS)
