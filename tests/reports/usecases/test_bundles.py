"""One report for many: parts, a whole that goes on once the last has ended, and a ZIP that names what is missing."""

import io
from zipfile import ZipFile

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.reports.models import Job
from registry.reports.queries import bundle as choosing
from registry.reports.queries.parts import parts_of
from registry.reports.queries.waiting_jobs import oldest_waiting_since
from registry.reports.render.pdf import Abandoned, Rendering
from registry.reports.rules.jobs import AT_REST, JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import bundles, freezing, jobs, making, parts, upkeep, work
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
FAILING = "gagal"


@pytest.fixture
def way(monkeypatch):
    """Two judged proposals and one that is not; a rendering that costs nothing, and fails for one name."""

    def rendered(job, still_wanted):
        if job.proposal.problem == FAILING:
            raise making_failed
        return Rendering(job.about.encode(), 1, "0" * 64)

    making_failed = work.RenderFailed("refused")
    monkeypatch.setattr(making, "BY_FORMAT", {"pdf": rendered})
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.second = make.handed_in(state=State.LAYAK, agency=way.agency, name="Kedua")
    way.early = make.handed_in(state=State.EVALUASI, agency=way.agency, name="Terlalu dini")
    return way


def ask(way, *, key="a", role=Role.RND_HEAD, kind=ReportKind.PROPOSAL):
    ids = [each.public_id for each in (way.proposal, way.second, way.early)]
    return bundles.ask_bundle(public_ids=ids, kind=kind, request_key=key, by=way.acting(role), at=way.now)


def run(*found: Job, way) -> None:
    for job in found:
        work.run_job(job_id=job.pk, at=way.now)
        job.refresh_from_db()


def zipped(whole: Job) -> ZipFile:
    with whole.file.file.open("rb") as stream:
        return ZipFile(io.BytesIO(stream.read()))


def test_the_whole_goes_on_when_its_parts_have_ended_and_says_what_was_left_out(way):
    whole = ask(way)
    assert whole == ask(way)
    first, second = whole.children.order_by("pk")
    assert (whole.parameters["count"], whole.parameters["left_out"], whole.lease_until) == (2, 1, AT_REST)
    run(whole, first, way=way)
    assert (whole.state, parts_of(whole).percent, parts_of(whole).ended) == (JobState.QUEUED, 45, 1)
    run(second, whole, way=way)
    assert whole.state == JobState.DONE
    book = zipped(whole)
    assert book.namelist() == [f"001-{first.file.name}", f"002-{second.file.name}", "pengecualian.txt", "hash.txt"]
    assert book.read("pengecualian.txt").decode() == (
        "Terlalu dini: Laporan jenis ini belum dapat dibuat dalam keadaannya sekarang.\n"
    )
    kinds = Event.objects.filter(subject_id=whole.public_id).order_by("sequence").values_list("kind", flat=True)
    assert list(kinds) == ["laporan_diminta", "laporan_selesai"]


def test_whichever_part_ends_last_and_however_often_it_says_so_the_whole_is_let_go_once(way):
    whole = ask(way)
    first, second = whole.children.order_by("pk")
    run(first, way=way)
    assert parts.free_whole(part_id=first.pk) is None
    token = work.claim_job(job_id=second.pk, at=way.now)
    made = Rendering(b"x", 1, "0" * 64)
    assert work.finish_job(job_id=second.pk, token=token, rendering=made, seconds=1, at=way.now)
    assert [parts.free_whole(part_id=each.pk) for each in (second, first, second)] == [whole.pk, None, None]
    assert not work.finish_job(job_id=second.pk, token=token, rendering=made, seconds=1, at=way.now)
    run(whole, way=way)
    assert parts.free_whole(part_id=second.pk) is None
    run(whole, way=way)
    assert (whole.state, whole.attempts) == (JobState.DONE, 1)


def test_a_worker_that_died_after_the_last_part_is_made_good_by_the_sweeper(way):
    whole = ask(way)
    assert oldest_waiting_since() is not None
    Job.objects.filter(parent=whole).update(state=JobState.CANCELLED)
    assert oldest_waiting_since() is None
    assert upkeep.sweep_jobs(at=way.now) == 1
    assert upkeep.sweep_jobs(at=way.now) == 0
    run(whole, way=way)
    assert zipped(whole).read("pengecualian.txt").decode().splitlines()[1:] == [
        f"{way.proposal.name}: Dibatalkan", "Kedua: Dibatalkan",
    ]  # fmt: skip


def test_what_failed_is_named_and_only_that_is_made_again(way):
    Proposal.objects.filter(pk=way.second.pk).update(problem=FAILING)
    whole = ask(way)
    first, second = whole.children.order_by("pk")
    run(first, second, whole, way=way)
    assert (whole.state, second.state) == (JobState.DONE, JobState.FAILED)
    assert [part.about for part in parts_of(whole, by_name=True).not_made] == ["Kedua"]
    by, old = way.acting(Role.RND_HEAD), whole.file
    with pytest.raises(NotAllowed):
        jobs.retry_job(public_id=second.public_id, by=by, at=way.now)
    Proposal.objects.filter(pk=way.second.pk).update(problem="")
    whole = jobs.retry_job(public_id=whole.public_id, by=by, at=way.now)
    assert (whole.state, whole.lease_until, whole.file) == (JobState.QUEUED, AT_REST, None)
    assert not type(old).objects.filter(pk=old.pk).exists()
    run(first, second, whole, way=way)
    assert (first.attempts, second.state, whole.state) == (1, JobState.DONE, JobState.DONE)
    assert "Kedua" not in zipped(whole).read("pengecualian.txt").decode()
    with pytest.raises(NotAllowed):
        jobs.retry_job(public_id=whole.public_id, by=by, at=way.now)


def test_stopping_the_whole_stops_its_parts(way):
    whole = ask(way)
    first, second = whole.children.order_by("pk")
    run(first, way=way)
    jobs.cancel_job(public_id=whole.public_id, by=way.acting(Role.RND_HEAD), at=way.now)
    run(second, whole, way=way)
    assert (first.state, second.state, whole.state) == (JobState.DONE, JobState.CANCELLED, JobState.CANCELLED)


def test_a_part_reads_its_facts_once_when_its_turn_comes(way):
    first, second = ask(way).children.order_by("pk")
    Proposal.objects.filter(pk=way.second.pk).update(state=State.EVALUASI)
    Job.objects.filter(pk=first.pk).update(proposal=None)
    run(first, second, way=way)
    assert (first.error_code, second.error_code) == ("gone", "not_open")
    Proposal.objects.filter(pk=way.second.pk).update(state=State.LAYAK)
    Job.objects.update(state=JobState.QUEUED, attempts=0, lease_until=None)
    token = work.claim_job(job_id=second.pk, at=way.now)
    second.refresh_from_db()
    with pytest.raises(Abandoned):
        freezing.freeze_facts(job=second, token="x", at=way.now)
    freezing.freeze_facts(job=second, token=token, at=way.now)
    second.refresh_from_db()
    assert second.facts["title"] == "Kedua"


def test_a_lost_file_is_an_exception_and_an_unwanted_zip_is_given_up(way):
    whole = ask(way)
    first, second = whole.children.order_by("pk")
    run(first, second, way=way)
    first.file.file.storage.delete(first.file.file.name)
    made = bundles.make_bundle(whole, lambda: True)
    said = ZipFile(made.stream).read("pengecualian.txt").decode()
    made.close()
    assert f"{first.about}: Berkasnya tidak dapat dibaca.\n" in said
    with pytest.raises(Abandoned):
        bundles.make_bundle(whole, lambda: False)


def test_too_many_none_and_another_kind_are_refused(way, monkeypatch):
    for kind, code in ((ReportKind.OVERALL, "bundle_empty"), (ReportKind.DOSSIER, "unknown_format")):
        with pytest.raises(Blocked) as refused:
            ask(way, kind=kind)
        assert [problem.code for problem in refused.value.problems] == [code]
    for place in (choosing, bundles):
        monkeypatch.setattr(place, "MOST", 1)
    with pytest.raises(Blocked) as refused:
        ask(way)
    assert [problem.code for problem in refused.value.problems] == ["bundle_too_large"]


def test_who_does_not_handle_the_proposal_leaves_it_out(way):
    Proposal.objects.update(state=State.DITERAPKAN)
    by = way.acting(Role.ADMINISTRATOR)  # sees everything, asks for nothing
    choice = choosing.choice_of(actor=by, kind=ReportKind.PROPOSAL, rows=choosing.chosen(by, [way.second.public_id]))
    assert (choice.open, [reason for _each, reason in choice.closed]) == ((), ["not_asked"])


def test_many_parts_ask_a_dead_broker_once(way, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr(jobs, "publish", lambda **given: bool(asked.append(given)))
    with django_capture_on_commit_callbacks(execute=True):
        ask(way)
    assert len(asked) == 1
