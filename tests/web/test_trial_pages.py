"""The pages of the trial's log and of what follows it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.trial.models import Award, Deviation, MinisterReport, Replication, TrialReport, TrialStage
from registry.trial.rules.log import HAZARDS
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    return way


@pytest.fixture
def applied(way):
    way.to_applied()
    for measure in way.proposal.measures.all():
        measure.realised, measure.realised_on = measure.target, way.day
        measure.save()
    return way


def address(name, way, *more):
    return reverse(name, args=[way.proposal.public_id, *more])


def enter(client, way, role):
    client.force_login(way.people[role])
    return client


def letter(**more):
    upload = SimpleUploadedFile("surat.pdf", make.pdf_bytes(), "application/pdf")
    return {"number": "CONTOH-1", "on": "2026-08-01", "signatory": "Kepala Dinas", "file": upload} | more


def stage_form(way, **more):
    start = way.proposal.trial.started_on
    return {"name": "Persiapan", "starts_on": start, "ends_on": start + timedelta(days=9), "progress": 40} | more


def report_form(way, **more):
    start = way.proposal.trial.started_on
    return {"reported_on": way.day, "period_from": start, "period_to": way.day, "progress": "Berjalan."} | more


def deviation_form(way, **more):
    start = way.proposal.trial.started_on
    given = {"rule": "Pasal 1", "instead": "Daring.", "starts_on": start, "ends_on": start + timedelta(days=9)}
    return given | dict.fromkeys(HAZARDS, "tidak") | more


def test_the_log_shows_everything_to_the_reader_and_forms_only_to_the_executor(client, way, django_assert_num_queries):
    enter(client, way, Role.EXECUTOR)
    client.post(address("trial_stage_new", way), stage_form(way))
    client.post(address("trial_report_new", way), report_form(way))
    client.post(address("trial_deviation_new", way), deviation_form(way))
    page = client.get(address("trial_log", way)).content.decode()
    for said in ("Persiapan", "Berjalan.", "Pasal 1", "Waktu tunggu", "Salinan dalam keputusan", "Puskesmas"):
        assert said in page
    assert address("trial_report_new", way) in page
    enter(client, way, Role.RND_OFFICER)
    page = client.get(address("trial_log", way)).content.decode()
    assert "Persiapan" in page
    assert address("trial_report_new", way) not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_costs_the_same_however_long_it_is(client, way, rows, django_assert_num_queries):
    for number in range(rows):
        day = way.proposal.trial.started_on + timedelta(days=number)
        TrialStage.objects.create(trial=way.proposal.trial, name=f"Tahap {number}", starts_on=day, ends_on=day)
        TrialReport.objects.create(
            trial=way.proposal.trial, reported_on=day, period_from=day, period_to=day, progress="Berjalan.",
            document=make.document(way.proposal, D.TRIAL_REPORT, on=day),
        )  # fmt: skip
    enter(client, way, Role.EXECUTOR)
    with django_assert_num_queries(11):
        assert client.get(address("trial_log", way)).status_code == 200


FORMS = [
    ("trial_stage_new", stage_form, TrialStage),
    ("trial_report_new", report_form, TrialReport),
    ("trial_deviation_new", deviation_form, Deviation),
]


@pytest.mark.parametrize(("name", "form", "model"), FORMS)
def test_an_entry_is_written_once_and_only_by_the_executor(client, way, name, form, model):
    enter(client, way, Role.EXECUTOR)
    assert client.get(address(name, way)).status_code == 200
    for _attempt in range(2):
        answer = client.post(address(name, way), form(way))
        assert (answer.status_code, answer.url) == (302, address("trial_log", way))
    assert model.objects.count() == 1
    for role in (Role.RND_OFFICER, Role.RND_HEAD, Role.OVERSEER, Role.HEAD_RECORDER):
        enter(client, way, role)
        assert client.get(address(name, way)).status_code == 404
        assert client.post(address(name, way), form(way)).status_code == 404
    assert model.objects.count() == 1


def test_a_stage_moves_on_and_a_strange_stage_is_not_found(client, way):
    enter(client, way, Role.EXECUTOR)
    client.post(address("trial_stage_new", way), stage_form(way))
    stage = TrialStage.objects.get()
    assert 'value="40"' in client.get(address("trial_stage", way, stage.pk)).content.decode()
    client.post(address("trial_stage", way, stage.pk), stage_form(way, progress=80))
    stage.refresh_from_db()
    assert stage.progress == 80
    assert client.get(address("trial_stage", way, stage.pk + 1)).status_code == 404


def test_a_hazard_is_refused_with_its_article_and_what_was_typed_stays(client, way):
    enter(client, way, Role.EXECUTOR)
    answer = client.post(address("trial_deviation_new", way), deviation_form(way, safety="ya"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Penyimpangan yang dapat membahayakan keselamatan manusia tidak boleh." in page
    assert "Daring." in page
    assert not Deviation.objects.exists()


def test_a_report_takes_its_letter_or_leaves_no_file(client, way):
    enter(client, way, Role.EXECUTOR)
    before = StoredFile.objects.count()
    bad = report_form(way, period_to=way.day + timedelta(days=400), **letter(number=""))
    assert client.post(address("trial_report_new", way), bad).status_code == 409
    assert StoredFile.objects.count() == before
    good = report_form(way, **letter())
    assert client.post(address("trial_report_new", way), good).status_code == 302
    assert TrialReport.objects.get().document.on == way.day


def test_results_stand_beside_their_targets(client, way):
    enter(client, way, Role.EXECUTOR)
    url = address("trial_results", way)
    assert "Waktu tunggu" in client.get(url).content.decode()
    first, second = way.proposal.measures.all()
    given = {"realised_on": way.day, f"measure_{first.pk}": "55", f"measure_{second.pk}": ""}
    assert client.post(url, given).status_code == 302
    assert [m.realised for m in way.proposal.measures.all()] == [55, None]
    page = client.get(address("trial_log", way)).content.decode()
    assert "Tercapai" in page
    assert "Belum diukur" in page
    assert client.post(url, {"realised_on": way.day}).status_code == 409


def design_form(way, **more):
    proposal = way.proposal
    names = (
        "legal_basis",
        "problem",
        "strategic_issue",
        "method",
        "novelty",
        "how_it_works",
        "changes",
        "form",
        "objective",
    )
    newest = proposal.versions.order_by("-number").first().number
    given = {name: getattr(proposal, name) for name in names}
    return given | {"executor": proposal.executor_id, "base_version": newest, "reason": "Sinyal lemah."} | more


def test_the_design_is_adjusted_on_its_page(client, way):
    enter(client, way, Role.EXECUTOR)
    url = address("trial_design", way)
    assert client.get(url).status_code == 200
    given = design_form(way, method="Lewat telepon.")
    for _attempt in range(2):
        assert client.post(url, given).status_code == 302
    assert way.proposal.versions.filter(kind="penyesuaian").count() == 1
    assert "Penyesuaian rancang bangun" in client.get(address("trial_log", way)).content.decode()
    stale = design_form(way, method="Lewat radio.", base_version=given["base_version"])
    assert client.post(url, stale).status_code == 409
    way.proposal.refresh_from_db()
    blocked = client.post(url, design_form(way, objective="Lain."))
    assert (blocked.status_code, "perubahan keputusan" in blocked.content.decode()) == (409, True)
    amended = design_form(way, objective="Lain.", **letter(on=way.proposal.decreed_on))
    assert client.post(url, amended).status_code == 302


def test_without_a_trial_there_is_no_log(client):
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    enter(client, way, Role.RND_OFFICER)
    for name in ("trial_log", "minister_reports", "awards", "replications"):
        assert client.get(address(name, way)).status_code == 404


def test_the_letter_to_the_minister_proposes_what_the_proposal_says_and_is_kept_once(client, way):
    enter(client, way, Role.HEAD_RECORDER)
    page = client.get(address("minister_reports", way)).content.decode()
    assert "Belum dikirim" in page or "Lewat jatuh tempo" in page
    url = address("minister_report_new", way, "penyampaian_keputusan")
    assert way.proposal.how_it_works in client.get(url).content.decode()
    given = {"how": "Begini.", "documentation": "Layanan.", "expected": "Satu jam."}
    for _attempt in range(2):
        assert client.post(url, given | letter(on=timezone.localdate())).status_code == 302
    assert MinisterReport.objects.get(document__isnull=False).how == "Begini."
    number = address("minister_number", way, "penyampaian_keputusan")
    assert client.get(number).status_code == 200
    client.post(number, {"national_number": "N-77"})
    assert "N-77" in client.get(address("minister_reports", way)).content.decode()


def test_the_letters_are_read_by_many_and_written_by_the_recorder(client, way):
    for role in (Role.RND_HEAD, Role.EXECUTOR, Role.OVERSEER):
        enter(client, way, role)
        assert client.get(address("minister_reports", way)).status_code == 200
        assert client.get(address("minister_report_new", way, "penyampaian_keputusan")).status_code == 404
    enter(client, way, Role.HEAD_RECORDER)
    for kind in ("penghentian", "penerapan", "lain"):
        assert client.get(address("minister_report_new", way, kind)).status_code == 404
    assert client.get(address("minister_number", way, "penyampaian_keputusan")).status_code == 404


def test_the_stop_notice_is_shown_and_not_written_here(client, way):
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE)
    enter(client, way, Role.HEAD_RECORDER)
    assert "Pemberitahuan penghentian" in client.get(address("minister_reports", way)).content.decode()
    assert client.get(address("minister_report_new", way, "penghentian")).status_code == 404


def test_a_late_application_report_asks_for_a_reason(client, applied):
    MinisterReport.objects.filter(kind="penerapan").update(due_on="2026-01-01")
    enter(client, applied, Role.HEAD_RECORDER)
    url = address("minister_report_new", applied, "penerapan")
    assert "Alasan lewat jatuh tempo" in client.get(url).content.decode()


def test_awards_and_replications_are_listed_and_recorded_once(client, applied):
    today = timezone.localdate()
    award = {"recipient": "Dinas Kesehatan", "kind": "Piagam", "giver": "Wali Kota"}
    copy = {"adopter": "Kota Solok"}
    for role, index, new, given, model in (
        (Role.HEAD_RECORDER, "awards", "award_new", award, Award),
        (Role.RND_OFFICER, "replications", "replication_new", copy, Replication),
    ):
        enter(client, applied, role)
        assert client.get(address(index, applied)).status_code == 200
        assert client.get(address(new, applied)).status_code == 200
        for _attempt in range(2):
            answer = client.post(address(new, applied), given | letter(on=today))
            assert (answer.status_code, answer.url) == (302, address(index, applied))
        assert model.objects.count() == 1
        assert next(iter(given.values())) in client.get(address(index, applied)).content.decode()
        enter(client, applied, Role.EXECUTOR)
        assert client.get(address(index, applied)).status_code == 200
        assert client.get(address(new, applied)).status_code == 404


def test_strangers_find_nothing(client, applied):
    other = make.user(Role.RND_OFFICER, within=make.region("13.07"))
    client.force_login(other)
    for name in ("trial_log", "minister_reports", "awards", "replications"):
        assert client.get(address(name, applied)).status_code == 404
    client.logout()
    assert client.get(address("trial_log", applied)).url.startswith("/masuk/")
