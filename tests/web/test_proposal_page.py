"""The proposal's page: one thing to do, the line of steps, and no more than the reader may know."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.reference.models import RegionProfile
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Journey(initiator="perangkat_daerah")


def shown(client, way, role):
    client.force_login(way.people[role])
    return client.get(reverse("proposal", args=[way.proposal.public_id]))


def part(client, way, role, name, **query):
    client.force_login(way.people[role])
    return client.get(reverse(f"proposal_{name}", args=[way.proposal.public_id]), query)


def line(answer):
    return [(step["tone"], str(step["label"])) for step in answer.context["line"]]


def test_the_line_says_what_was_done_where_it_stands_and_what_comes(client, way):
    way.to_layak()
    assert line(shown(client, way, Role.HEAD_RECORDER)) == [
        ("done", "Diajukan ke perangkat daerah litbang"),
        ("done", "Dinyatakan layak dan disampaikan"),
        ("now", "Layak, menunggu penetapan"),
        ("next", "Penetapan"),
        ("next", "Uji coba"),
        ("next", "Hasil uji coba"),
        ("next", "Evaluasi menyeluruh"),
        ("next", "Penerapan"),
    ]


def test_an_ended_proposal_shows_where_it_ended(client, way):
    way.take(Move.WITHDRAW, Role.AGENCY_OFFICER, given=Given(reason="Belum siap."))
    assert line(shown(client, way, Role.AGENCY_OFFICER)) == [("stop", "Ditarik pengusul")]


def test_a_draft_that_lacks_something_is_to_be_written_first(client, way):
    type(way.proposal).objects.update(objective="")
    context = shown(client, way, Role.AGENCY_OFFICER).context
    assert str(context["act"].label) == "Tulis isi usulan"
    assert [problem["text"] for problem in context["act"].problems] == ["Belum diisi: Tujuan."]
    assert [act.move for act in context["other_acts"]] == [Move.SUBMIT_TO_RND, Move.WITHDRAW]


def test_a_complete_draft_is_to_be_submitted(client, way):
    answer = shown(client, way, Role.AGENCY_OFFICER)
    assert answer.context["act"].move == Move.SUBMIT_TO_RND
    assert f'data-move="{Move.SUBMIT_TO_RND}"' in answer.content.decode()
    assert 'data-state="DRAFT"' in answer.content.decode()


def test_the_sheet_comes_before_the_verdict_and_the_verdict_after(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    context = shown(client, way, Role.RND_HEAD).context
    assert (str(context["act"].label), len(context["act"].problems)) == ("Isi lembar penilaian", 5)
    way.answer_sheet()
    assert shown(client, way, Role.RND_HEAD).context["act"].move == Move.EVALUATE_ACCEPTS


def test_who_has_nothing_to_do_reads_whose_turn_it_is(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    page = shown(client, way, Role.AGENCY_OFFICER).content.decode()
    assert "Perangkat daerah litbang ditunggu sejak 2 Maret 2026." in page


def test_an_applied_innovation_waits_for_its_report_and_then_for_nothing(client, way):
    way.to_layak()
    way.to_trial()
    way.to_applied()
    assert "Laporan kepala daerah kepada Menteri ditunggu" in shown(client, way, Role.AGENCY_OFFICER).content.decode()
    way.proposal.minister_reports.update(document=make.document(way.proposal, D.APPLICATION_REPORT))
    assert "Tidak ada langkah yang menunggu." in shown(client, way, Role.AGENCY_OFFICER).content.decode()


def test_both_counts_of_the_ten_days_are_shown(client, way):
    RegionProfile.objects.update(pause_while_returned=True)
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    way.take(Move.COMPLETE, Role.AGENCY_OFFICER)
    clock = shown(client, way, Role.RND_HEAD).context["clock"]
    assert clock["used"] - clock["net"] == clock["paused"] == 5


@pytest.mark.parametrize(
    ("role", "knows"), [(Role.RND_OFFICER, True), (Role.OVERSEER, True), (Role.AGENCY_OFFICER, False)]
)
def test_how_it_is_judged_is_for_those_who_may_open_the_sheet(client, way, role, knows):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.answer_sheet()
    assert ("penilaian" in shown(client, way, role).context["places"]) is knows
    assert ("Lembar penilaian disimpan." in part(client, way, role, "history").content.decode()) is knows
    judging = part(client, way, role, "judging")
    assert judging.status_code == (200 if knows else 404)
    assert ("Alasan menurut proposal." in judging.content.decode()) is knows
    whole = client.get(reverse("proposal", args=[way.proposal.public_id]), {"lengkap": "1"}).content.decode()
    assert ("Lembar penilaian disimpan." in whole) is knows
    assert ("Alasan menurut proposal." in whole) is knows


def test_the_history_speaks_in_sentences_and_names_offices_only(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    lines = part(client, way, Role.AGENCY_OFFICER, "history").context["history"]
    assert [(str(each.text), str(each.who)) for each in lines] == [
        ("Dikembalikan untuk dilengkapi", "Petugas penelitian dan pengembangan"),
        ("Diajukan ke perangkat daerah litbang", "Petugas perangkat daerah"),
    ]


def test_the_same_act_in_a_row_is_counted(client, way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    for _ in range(3):
        way.answer_sheet()
    newest = part(client, way, Role.RND_HEAD, "history").context["history"][0]
    assert (str(newest.text), newest.times) == ("Lembar penilaian disimpan.", 3)


def test_a_contact_is_on_no_page(client, way):
    for role in (Role.AGENCY_OFFICER, Role.AGENCY_HEAD):
        assert way.proposal.contact not in shown(client, way, role).content.decode()


def test_a_child_is_named_by_initials(client, way):
    way.proposal.inventors.update(name="Nama Anak", is_minor=True)
    page = shown(client, way, Role.AGENCY_OFFICER).content.decode()
    assert "N.A." in page
    assert "Nama Anak" not in page


def test_a_public_record_shows_its_gap_to_the_law(client, way):
    record = make.draft(state=State.TERCATAT, source_stage="penerapan", source_year=2023)
    client.force_login(way.people[Role.RND_HEAD])
    answer = client.get(reverse("proposal", args=[record.public_id]))
    assert "Perda atau Perkada" in [str(gap["text"]) for gap in answer.context["gap"]]
    assert "Celah terhadap hukum" in answer.content.decode()


def test_a_record_of_no_known_initiator_shows_the_common_path(client, way):
    record = make.draft(initiator="", state=State.TERCATAT, source_stage="uji_coba", agency=make.agency())
    client.force_login(way.people[Role.OVERSEER])
    answer = client.get(reverse("proposal", args=[record.public_id]))
    assert [str(gap["text"]) for gap in answer.context["gap"]] == ["Keputusan kepala daerah"]
    assert line(answer) == [("now", "Tercatat dari sumber luar")]


def test_a_team_member_states_first_how_he_stands_to_it(client):
    way = Journey(initiator="kepala_daerah")
    member = way.people[Role.TEAM_MEMBER]
    way.to_layak()
    type(way.proposal).objects.update(state=State.TIM)
    way.proposal.conflict_statements.all().delete()
    client.force_login(member)
    answer = client.get(reverse("proposal", args=[way.proposal.public_id]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("team", args=[way.proposal.public_id]))
    paper = way.proposal.documents.first()
    assert client.get(reverse("document_file", args=[way.proposal.public_id, paper.public_id])).status_code == 404


def test_the_page_costs_the_same_with_one_paper_and_with_three(client, way):
    way.to_layak()
    way.to_trial()
    costs = []
    for _ in range(2):
        shown(client, way, Role.RND_HEAD)
        with CaptureQueriesContext(connection) as spent:
            client.get(reverse("proposal", args=[way.proposal.public_id]))
        costs.append(len(spent))
        for kind in (D.TRIAL_REPORT, D.AWARD):
            make.document(way.proposal, kind)
            make.attachment(way.proposal)
    assert costs == [11, 11]
