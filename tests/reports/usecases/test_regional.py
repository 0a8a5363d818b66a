"""Who asks for a paper of the region, what is kept with it, and who may go on reading it."""

import io

import openpyxl
import pytest

from registry.people.models import Membership
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.policy import may_ask_regional, names_for
from registry.reports.queries.inputs import last_asked
from registry.reports.queries.jobs import asked_by
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import Names
from registry.reports.usecases import work
from registry.reports.usecases.regional import ask_regional
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.reports.region import judged

pytestmark = pytest.mark.django_db
REGION = "13.76"
STAFF = {Role.RND_OFFICER, Role.RND_HEAD, Role.OVERSEER, Role.ADMINISTRATOR}
REGIONAL = [ReportKind.RECAP, ReportKind.OVERDUE, ReportKind.YEARLY]


def ask(
    by, kind=ReportKind.RECAP, *, period="2026", agency=None, format=Format.PDF, key="a", region_code=REGION
) -> Job:
    return ask_regional(
        kind=kind, region_code=region_code, period=period, agency_id=agency, format=format, request_key=key, by=by,
        at=make.NOON,
    )  # fmt: skip


def test_staff_and_who_records_for_the_regional_head_ask_for_all_and_an_agency_for_its_own():
    own, other = make.agency(), make.agency("Dinas Lain")
    asking = {role: make.actor(role, of=own, within=make.region()) for role in Role}

    def who(kind, agency, region_code=REGION):
        return {
            role
            for role, actor in asking.items()
            if may_ask_regional(actor, kind=kind, region_code=region_code, agency_id=agency)
        }

    for kind in REGIONAL:
        assert who(kind, None) == STAFF | ({Role.HEAD_RECORDER} if kind != ReportKind.YEARLY else set())
        assert who(kind, None, "13.07") == set()
    for kind in (ReportKind.RECAP, ReportKind.OVERDUE):
        assert who(kind, own.pk) == STAFF | {Role.HEAD_RECORDER, Role.AGENCY_HEAD, Role.AGENCY_OFFICER}
        assert who(kind, other.pk) == STAFF | {Role.HEAD_RECORDER}
    assert who(ReportKind.YEARLY, own.pk) == set()
    assert not may_ask_regional(PUBLIC, kind=ReportKind.RECAP, region_code=REGION, agency_id=None)
    knowing = {role for role, actor in asking.items() if names_for(actor, agency_id=own.pk) == Names.ALL}
    assert knowing == STAFF | {Role.AGENCY_HEAD, Role.AGENCY_OFFICER}
    assert names_for(asking[Role.AGENCY_HEAD], agency_id=None) == Names.FROM_VERDICT


def test_the_choices_are_kept_with_the_job_and_said_in_words():
    own, within = make.agency(), make.region()
    head = make.actor(Role.RND_HEAD, within=within)
    job = ask(head, ReportKind.OVERDUE, period="2026-T1", agency=own.pk)
    assert ask(head, ReportKind.OVERDUE, period="2026-T1", agency=own.pk) == job
    assert (job.about, job.agency) == ("Dinas Pendidikan, triwulan I tahun 2026", own)
    assert job.parameters == {"period": "2026-T1", "year": 2026, "names": "semua"}
    whole = ask(head, ReportKind.YEARLY)
    assert (whole.about, whole.parameters["names"]) == ("Kota Payakumbuh", "sejak_layak")
    assert last_asked(head, kinds=frozenset({ReportKind.OVERDUE})) == job


@pytest.mark.parametrize(
    ("kind", "period", "code"),
    [
        (ReportKind.RECAP, "kemarin", "unknown_span"),
        (ReportKind.YEARLY, "2026-T1", "unknown_span"),
        (ReportKind.RECAP, "2026-T2", "span_ahead"),
        (ReportKind.YEARLY, "2027", "span_ahead"),
    ],
)
def test_a_period_that_is_none_or_has_not_begun_is_refused(kind, period, code):
    with pytest.raises(Blocked) as refused:
        ask(make.actor(Role.RND_HEAD, within=make.region()), kind, period=period)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_what_is_not_his_is_refused_and_leaves_no_job():
    head, writer = make.actor(Role.RND_HEAD, within=make.region()), make.actor(Role.AGENCY_OFFICER, of=make.agency())
    foreign = make.agency("Dinas Tetangga", within=make.region("13.07"))
    for by, kind, agency in (
        (head, ReportKind.PROPOSAL, None), (head, ReportKind.RECAP, foreign.pk), (head, ReportKind.RECAP, 0),
        (writer, ReportKind.RECAP, None), (writer, ReportKind.RECAP, make.agency("Dinas Lain").pk),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            ask(by, kind, agency=agency)
    with pytest.raises(Blocked):
        ask(head, format=Format.ZIP)
    assert not Job.objects.exists()


def test_a_paper_stays_open_only_to_who_may_know_the_names_in_it():
    within = make.region()
    officer = make.user(Role.RND_OFFICER, Role.HEAD_RECORDER, within=within)
    full = ask(make.acting(officer))
    Membership.objects.filter(user=officer, role=Role.RND_OFFICER).delete()
    reserved = ask(make.acting(officer), key="b")
    assert list(asked_by(make.acting(officer))) == [reserved]
    assert (full.parameters["names"], reserved.parameters["names"]) == ("semua", "sejak_layak")
    head = make.user(Role.AGENCY_HEAD, of=make.agency())
    own = ask(make.acting(head), agency=make.agency().pk)
    assert list(asked_by(make.acting(head))) == [own]
    Membership.objects.filter(user=head).update(agency=make.agency("Dinas Lain"))
    assert not asked_by(make.acting(head)).exists()


@pytest.mark.parametrize("format", [Format.PDF, Format.XLSX])
def test_the_worker_makes_the_file_from_what_was_frozen(format):
    judged(1)
    job = ask(make.actor(Role.RND_HEAD, within=make.region()), format=format)
    Job.objects.filter(pk=job.pk).update(asked_at=make.NOON)
    judged(2)
    work.run_job(job_id=job.pk, at=make.NOON)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.DONE, "")
    assert job.file.name == f"rekap-13.76-2026-20260313.{format}"
    with job.file.file.open("rb") as stream:
        content = stream.read()
    if format == Format.PDF:
        assert content[:4] == b"%PDF"
        return
    book = openpyxl.load_workbook(io.BytesIO(content))
    named = [row[1].value for row in book["Daftar usulan"].iter_rows(min_row=2)]
    assert named == ["Antrean Daring 1", "Kartu Ibu 1"]
