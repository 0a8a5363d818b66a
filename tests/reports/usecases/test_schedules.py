"""Papers that come by themselves: once a period, whoever asks and how often; late after downtime, and said so."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from registry.audit.models import Event
from registry.people.models import User
from registry.people.rules.roles import Role
from registry.reports.models import Job, Schedule, ScheduleRun
from registry.reports.queries.jobs import managed_by, of_office, readable_by, untold
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import Names
from registry.reports.rules.schedules import Audience, Rhythm
from registry.reports.usecases import jobs, schedules, work
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
MADE = datetime(2026, 3, 13, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
APRIL = datetime(2026, 4, 1, 0, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
JULY = datetime(2026, 7, 9, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def desk():
    make.handed_in(state=State.UJI_COBA, agency=make.agency("Dinas Satu"), name="Milik satu")
    make.draft(agency=make.agency("Dinas Satu"), name="Draf satu")
    make.handed_in(state=State.LAYAK, agency=make.agency("Dinas Dua"), name="Milik dua")
    return make.user(Role.RND_OFFICER, within=make.region())


def schedule(desk, **changes) -> Schedule:
    given = {
        "kind": ReportKind.LIST, "format": Format.CSV, "rhythm": Rhythm.MONTH, "audience": Audience.AGENCY_HEADS,
        "agency_id": None,
    }  # fmt: skip
    return schedules.make_schedule(**(given | changes), by=make.acting(desk), at=MADE)


def head_of(name: str, role: Role = Role.AGENCY_HEAD):
    return make.actor(role, of=make.agency(name))


def test_two_clocks_make_one_paper_for_each_head_and_nobody_else_reads_it(desk):
    made = schedule(desk)
    assert schedules.run_schedules(at=MADE) == 0
    assert [schedules.run_schedules(at=APRIL), schedules.run_schedules(at=APRIL)] == [1, 0]
    assert schedules.run_schedule(schedule_id=made.pk, at=APRIL) is None
    assert (ScheduleRun.objects.get().period, Job.objects.count()) == ("2026-03", 2)
    one, other = head_of("Dinas Satu"), head_of("Dinas Dua")
    for actor, names in ((one, ["Draf satu", "Milik satu"]), (other, ["Milik dua"])):
        job = of_office(actor).get()
        assert (job.asked_by_id, job.parameters["period"], "late" in job.parameters) == (None, "2026-03", False)
        work.run_job(job_id=job.pk, at=APRIL)
        job.refresh_from_db()
        with job.file.file.open("rb") as stream:
            found = stream.read().decode()
        assert job.rows == len(names)
        assert all(name in found for name in names)
        assert untold(actor, at=job.finished_at).count() == 1
    for stranger in (make.acting(desk), head_of("Dinas Satu", Role.AGENCY_OFFICER), make.actor(Role.ADMINISTRATOR)):
        assert not readable_by(stranger).exists()


@pytest.mark.parametrize(
    ("kind", "audience", "rhythm", "reader", "names"),
    [
        (ReportKind.RECAP, Audience.AGENCY_HEADS, Rhythm.MONTH, Role.AGENCY_HEAD, Names.ALL),
        (ReportKind.OVERDUE, Audience.REGIONAL_HEAD, Rhythm.QUARTER, Role.REGIONAL_HEAD, Names.FROM_VERDICT),
        (ReportKind.YEARLY, Audience.RND, Rhythm.YEAR, Role.RND_HEAD, Names.FROM_VERDICT),
    ],
)
def test_papers_of_the_region_come_to_their_office_with_the_names_it_may_know(
    desk, kind, audience, rhythm, reader, names
):
    schedule(desk, kind=kind, audience=audience, rhythm=rhythm, format=Format.XLSX)
    after = {Rhythm.MONTH: APRIL, Rhythm.QUARTER: APRIL, Rhythm.YEAR: datetime(2027, 1, 2, 9, tzinfo=UTC)}[rhythm]
    assert schedules.run_schedules(at=after) == 1
    job = of_office(head_of("Dinas Satu", reader)).get()
    assert (job.kind, job.parameters["names"], job.agency is None) == (kind, names, audience != Audience.AGENCY_HEADS)
    work.run_job(job_id=job.pk, at=after)
    job.refresh_from_db()
    assert job.state == JobState.DONE, job.error


def test_a_run_that_another_clock_began_meanwhile_is_left_to_it(desk, monkeypatch):
    """The row of the period decides, even where the lock is none: SQLite knows no SELECT FOR UPDATE."""
    made = schedule(desk)
    schedules.run_schedules(at=APRIL)
    monkeypatch.setattr(schedules, "turn_of", lambda **given: real(**(given | {"made": set()})))
    assert schedules.run_schedule(schedule_id=made.pk, at=APRIL) is None
    assert (ScheduleRun.objects.count(), Job.objects.count()) == (1, 2)


real = schedules.turn_of


def test_after_downtime_the_last_period_is_made_late_and_says_what_was_missed(desk):
    schedule(desk, audience=Audience.REGIONAL_HEAD)
    assert [schedules.run_schedules(at=JULY), schedules.run_schedules(at=JULY)] == [1, 0]
    job, run = Job.objects.get(), ScheduleRun.objects.get()
    assert (run.period, run.is_late, run.missed) == ("2026-06", True, ["2026-05", "2026-04", "2026-03"])
    said = {"period": "2026-06", "late": True, "missed": ["2026-05", "2026-04", "2026-03"]}
    assert {key: job.parameters[key] for key in said} == said


def test_it_outlives_its_maker_and_the_office_starts_again_what_failed(desk):
    schedule(desk, agency_id=make.agency("Dinas Satu").pk)
    regional = schedule(desk, audience=Audience.REGIONAL_HEAD, format=Format.XLSX)
    User.objects.filter(pk=desk.pk).delete()
    regional.refresh_from_db()
    assert regional.made_by is None
    assert schedules.run_schedules(at=APRIL) == 2
    Job.objects.update(state=JobState.FAILED, error="x")
    for actor in (head_of("Dinas Satu"), make.actor(Role.HEAD_RECORDER), make.actor(Role.REGIONAL_HEAD)):
        job = managed_by(actor).get()
        jobs.retry_job(public_id=job.public_id, by=actor, at=APRIL)
        jobs.cancel_job(public_id=job.public_id, by=actor, at=APRIL)
    assert not managed_by(head_of("Dinas Dua")).exists()


def test_a_pause_makes_nothing_and_a_removal_leaves_what_was_made(desk):
    made = schedule(desk, audience=Audience.RND)
    by = make.acting(desk)
    for act in (schedules.pause_schedule, schedules.pause_schedule):
        act(public_id=made.public_id, by=by, at=MADE)
    assert (schedules.run_schedules(at=APRIL), schedules.run_schedule(schedule_id=made.pk, at=APRIL)) == (0, None)
    for act in (schedules.resume_schedule, schedules.resume_schedule):
        act(public_id=made.public_id, by=by, at=APRIL)
    assert schedules.run_schedules(at=APRIL) == 0
    assert schedules.run_schedules(at=APRIL + timedelta(days=30)) == 1
    schedules.remove_schedule(public_id=made.public_id, by=by, at=JULY)
    assert schedules.run_schedules(at=JULY) == 0
    assert of_office(by).count() == 1
    said = Event.objects.filter(kind="jadwal_laporan_diubah").order_by("sequence").values_list("after__what", flat=True)
    assert list(said) == ["dibuat", "dijeda", "dilanjutkan", "dihapus"]


def test_one_schedule_that_breaks_holds_up_no_other_and_is_asked_again(desk, monkeypatch):
    broken, whole = schedule(desk, audience=Audience.RND), schedule(desk, audience=Audience.REGIONAL_HEAD)
    queue = schedules.SCHEDULED[ReportKind.LIST]

    def breaking(*, due, by, at):
        if due.schedule.pk == broken.pk:
            raise OSError
        return queue(due=due, by=by, at=at)

    monkeypatch.setattr(schedules, "SCHEDULED", {ReportKind.LIST: breaking})
    assert schedules.run_schedules(at=APRIL) == 1
    assert ScheduleRun.objects.get().schedule == whole
    monkeypatch.undo()
    assert schedules.run_schedules(at=APRIL) == 1


def test_who_may_not_schedule_and_what_does_not_fit_are_refused(desk):
    with pytest.raises(NotAllowed):
        schedule(make.user(Role.AGENCY_HEAD))
    made = schedule(desk)
    for stranger in (make.actor(Role.AGENCY_HEAD), make.actor(Role.RND_HEAD, within=make.region("13.07"))):
        with pytest.raises(NotAllowed):
            schedules.pause_schedule(public_id=made.public_id, by=stranger, at=MADE)
    far = make.agency("Dinas Jauh", within=make.region("13.07"))
    near = make.agency("Dinas Satu")
    for changes, codes in (
        ({"kind": ReportKind.PROPOSAL, "format": Format.PDF}, ["unknown_format"]),
        ({"format": Format.PDF, "agency_id": far.pk}, ["unknown_format", "schedule_agency"]),
        ({"audience": Audience.RND, "agency_id": near.pk}, ["schedule_agency"]),
        ({"kind": ReportKind.YEARLY, "format": Format.PDF}, ["schedule_whole_region"]),
    ):
        with pytest.raises(Blocked) as refused:
            schedule(desk, **changes)
        assert [problem.code for problem in refused.value.problems] == codes
