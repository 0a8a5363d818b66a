"""What each paper says, word for word: golden texts, written anew with GOLDEN=write and read in the change."""

import json
import os
from pathlib import Path

from django.test import TestCase

from registry.proposals.models import Proposal
from registry.reference.models import RegionProfile
from registry.reports.queries.proposal_papers import paper_document
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.document import Block, Clause, Document, Figure, Note, Paragraph, as_data, from_data
from registry.reports.rules.kinds import GROUPS, ReportKind
from registry.review.models import Evaluation
from registry.trial.models import Application, TrialReport
from registry.workflow.rules.states import State
from tests.reports.examples import ADDRESS, APPLIED, ASKED, STANDS_AT, TEAM, WORTHY, standing
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

    def test_a_paper_comes_back_the_same_from_json(self):
        for kind in KINDS:
            document = self.paper(kind)
            assert from_data(json.loads(json.dumps(as_data(document)))) == document

    def test_every_paper_of_a_simulated_proposal_is_marked(self):
        Proposal.objects.update(is_simulated=True)
        assert all(self.paper(kind).simulated for kind in KINDS)

    def test_a_page_is_a_page_however_much_was_written(self):
        long = "Kalimat panjang yang mengisi halaman. " * 200
        Proposal.objects.update(problem=long, how_it_works=long, benefit=long, changes=long, name="Nama " * 40)
        Evaluation.objects.update(version=None)
        for kind in (ReportKind.BRIEFING, ReportKind.INNOVATION_SHEET):
            assert render_pdf(self.paper(kind)).pages == 1, kind

    def test_an_embargo_holds_the_content_of_the_public_sheet_back(self):
        Proposal.objects.update(embargo_reason="Paten diajukan", embargo_until=ASKED)
        blocks = self.paper(ReportKind.INNOVATION_SHEET).blocks
        assert [type(block) for block in blocks] == [Note, Figure]
        assert blocks[0].text == "Rincian ditahan sampai 24 November 2026: Paten diajukan."

    def test_before_its_verdict_a_sheet_leaves_the_choice_to_its_signer(self):
        Evaluation.objects.update(closed_at=None, verdict="", version=None, minutes="Dibahas pagi.")
        for kind in (ReportKind.EVALUATION_SHEET, ReportKind.VERIFICATION_SHEET, ReportKind.TEAM_MINUTES):
            said = plain_text(self.paper(kind))
            assert said.count("- □") == 2, kind
            assert "(good)" not in said
        assert "Dibahas pagi." in plain_text(self.paper(ReportKind.EVALUATION_SHEET))

    def test_a_sheet_that_nobody_began_has_its_five_criteria(self):
        Evaluation.objects.all().delete()
        proposal = Proposal.objects.get(pk=self.keys[TEAM])
        proposal.team.members.all().delete()
        said = plain_text(self.paper(ReportKind.TEAM_MINUTES))
        assert [f"{letter}. " in said for letter in "abcde"] == [True] * 5
        assert "Anggota: Belum tercatat" in said

    def test_the_decree_carries_the_seven_items_and_the_region_s_own_list_of_laws(self):
        Proposal.objects.update(is_exempt=True)
        RegionProfile.objects.update(legal_basis="Undang-Undang Nomor 23 Tahun 2014;\n\nPeraturan Pemerintah")
        Evaluation.objects.update(version=None)
        Proposal.objects.get(pk=self.keys[WORTHY]).budget_lines.all().delete()
        clauses = {
            block.label: block.items for block in self.paper(ReportKind.DECREE).blocks if isinstance(block, Clause)
        }
        assert list(clauses)[3:] == [
            "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
        ]  # fmt: skip
        assert clauses["Mengingat"][1:] == ("Undang-Undang Nomor 23 Tahun 2014;", "Peraturan Pemerintah;")
        assert "tanpa uji coba (Peraturan Pemerintah Nomor 38 Tahun 2017 Pasal 19)" in clauses["KEENAM"][0]
        assert "tidak dicantumkan dalam proposal" in clauses["KETUJUH"][0]

    def test_a_perkada_says_what_the_legal_section_answered(self):
        def ground() -> str:
            blocks = self.paper(ReportKind.REGULATION).blocks
            return next(block.items[3] for block in blocks if isinstance(block, Clause) and block.label == "Menimbang")

        Application.objects.update(burdens_budget=True, override_reason="hanya belanja rutin")
        assert ground().endswith("membebani anggaran pendapatan dan belanja daerah; hanya belanja rutin;")
        Application.objects.update(burdens_budget=None)
        assert ground() == "[beban menurut Pasal 20 ayat (2): belum dijawab bagian hukum];"
        Application.objects.all().delete()
        assert ground().startswith("[beban")
        assert "Peraturan: [Perda atau Perkada: diisi penanda tangan]" in plain_text(
            self.paper(ReportKind.APPLICATION_REPORT)
        )

    def test_a_trial_without_a_report_leaves_its_places_open(self):
        TrialReport.objects.all().delete()
        Proposal.objects.update(executor=None)
        said = plain_text(self.paper(ReportKind.TRIAL_REPORT))
        assert "Masa laporan: 23 Maret 2026 sampai 24 November 2026" in said
        assert "[kemajuan: diisi penanda tangan]" in said
        assert "Kendala: [kendala: diisi penanda tangan]" in said
        assert "Kepala perangkat daerah pelaksana" in said

    def test_what_was_told_to_the_minister_stands_in_the_letter_and_gaps_in_the_content_stay_open(self):
        report = Proposal.objects.get(pk=self.keys[APPLIED]).minister_reports.get(kind="penyampaian_keputusan")
        report.how, report.documentation, report.expected = "Cara.", "Dokumentasi.", "Hasil."
        report.save()
        assert {"Cara.", "Dokumentasi.", "Hasil."} <= said_in(self.paper(ReportKind.MINISTER_LETTER).blocks)
        report.delete()
        Evaluation.objects.update(version=None)
        Proposal.objects.update(method="", how_it_works="", form="", result="")
        Proposal.objects.get(pk=self.keys[APPLIED]).measures.all().delete()
        said = plain_text(self.paper(ReportKind.MINISTER_LETTER))
        for open_words in ("cara melakukan inovasi", "bentuk inovasi", "hasil yang akan dicapai"):
            assert f"[{open_words}: diisi penanda tangan]" in said

    def test_a_briefing_says_what_is_asked_and_what_the_law_still_lacks(self):
        Proposal.objects.filter(pk=self.keys[WORTHY]).update(state=State.EVALUASI, conflict_free_on=None)
        Proposal.objects.get(pk=self.keys[WORTHY]).measures.all().delete()
        said = plain_text(self.paper(ReportKind.BRIEFING))
        assert "Belum ada keputusan yang diminta" in said
        assert "Yang masih kurang menurut hukum" in said


def said_in(blocks: tuple[Block, ...]) -> set[str]:
    return {block.text for block in blocks if isinstance(block, Paragraph)}
