"""Lists: narrowed, ordered, paged by key, and no dearer when the register grows."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.proposals.queries import lists
from registry.proposals.queries.lists import Sort
from registry.shared.actor import PUBLIC
from registry.shared.fields import opaque_id
from registry.workflow.rules.states import Stage, State
from tests import factories as make

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


def some(count, **more):
    return [
        make.draft(
            name=f"{'Aksara' if n % 2 else 'aksara'} {n:02}", state=State.EVALUASI, registration=f"13.76-2026-{n:04}",
            updated_at=START + timedelta(minutes=n // 2), due_on=date(2026, 4, 1) + timedelta(days=n // 3), **more,
        )
        for n in range(count)
    ]  # fmt: skip


def walked(rows, *, sort, size=3):
    """All rows by going to the end, and all again by going back."""
    there, page = [], lists.page_by_key(rows, sort=sort, size=size)
    there += page.rows
    while page.next_key:
        page = lists.page_by_key(rows, sort=sort, after=page.next_key, size=size)
        there += page.rows
    back = list(reversed(page.rows))
    while page.prev_key:
        page = lists.page_by_key(rows, sort=sort, before=page.prev_key, size=size)
        back += reversed(page.rows)
    return there, list(reversed(back))


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        (Sort.NEWEST, lambda p: (-p.updated_at.timestamp(), -p.pk)),
        (Sort.DUE, lambda p: (p.due_on, p.pk)),
        (Sort.NAME, lambda p: (p.name.lower(), p.pk)),
    ],
)
def test_every_row_comes_once_in_its_order_there_and_back(sort, key):
    made = some(10)
    rows = lists.proposal_list(make.actor(Role.RND_HEAD))
    there, back = walked(rows, sort=sort)
    assert there == back == sorted(made, key=key)


def test_what_has_no_due_date_stands_in_no_list_of_due_dates():
    some(2)
    Proposal.objects.filter(registration="13.76-2026-0001").update(due_on=None)
    rows = lists.proposal_list(make.actor(Role.RND_HEAD))
    assert len(lists.page_by_key(rows, sort=Sort.DUE).rows) == 1
    assert len(lists.page_by_key(rows, sort=Sort.NAME).rows) == 2


@pytest.mark.parametrize(
    "key", ["", "x", "1", "-", "x-1", "1-x", "1-²", "9" * 30 + "-1", "9" * 17 + "-" + "9" * 20, "\0-1", "2026-03-99-1"]
)
@pytest.mark.parametrize("sort", list(Sort))
def test_a_false_key_means_the_start_or_an_empty_page_never_a_fault(key, sort):
    some(2)
    rows = lists.proposal_list(make.actor(Role.RND_HEAD))
    assert len(lists.page_by_key(rows, sort=sort, after=key).rows) <= 2
    assert len(lists.page_by_key(rows, sort=sort, before=key).rows) <= 2


def test_the_count_stops_where_it_need_not_go_on():
    some(5)
    rows = lists.proposal_list(make.actor(Role.RND_HEAD))
    assert (lists.counted(rows), lists.counted(rows, limit=3)) == (5, 4)


def test_each_narrowing_finds_its_own():
    agency, affair = make.agency("Dinas Pasar"), make.affair(101)
    mine = make.draft(name="Pasar Tertib", agency=agency, main_affair=affair, state=State.UJI_COBA, registration="R-1")
    other = make.draft(name="Gizi Balita", state=State.EVALUASI, registration="R-2", due_on=date(2026, 3, 1))
    source = make.draft(name="Catatan", state=State.TERCATAT, source_stage="uji_coba", source_year=2020)
    other.other_affairs.add(affair)
    rows = lists.proposal_list(make.actor(Role.RND_HEAD))
    assert set(lists.of_stage(rows, stage=Stage.TRIAL)) == {mine, source}
    assert set(lists.of_year(rows, year=2020)) == {source}
    assert set(lists.of_year(rows, year=2026)) == {mine, other}
    assert set(lists.of_agency(rows, agency_id=agency.pk)) == {mine}
    assert set(lists.of_affair(rows, affair_id=affair.pk)) == {mine, other}
    assert set(lists.overdue(rows, today=date(2026, 3, 2))) == {other}
    assert set(lists.containing(rows, text="pasar")) == {mine}
    assert set(lists.containing(rows, text="R-2 gizi")) == {other}


def test_the_public_sees_no_list():
    some(1)
    assert not lists.proposal_list(PUBLIC).exists()


def many(count):
    home, agency = make.region(), make.agency()
    Proposal.objects.bulk_create(
        Proposal(
            public_id=opaque_id(), region=home, agency=agency, initiator="perangkat_daerah", name=f"Inovasi {n:05}",
            state=State.EVALUASI if n % 3 else State.TERCATAT, registration=f"13.76-2026-{n:05}",
            due_on=date(2026, 1, 1) + timedelta(days=n % 500), created_at=START, updated_at=START + timedelta(seconds=n),
        )
        for n in range(count)
    )  # fmt: skip


def plan_of(rows):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE registry_proposal")
    return rows.explain()


INDEXES = {Sort.NEWEST: "proposal_recent", Sort.DUE: "proposal_by_due", Sort.NAME: "proposal_by_name"}


def test_a_page_among_thousands_walks_its_index_and_sorts_nothing(monkeypatch):
    many(4000)
    plans = []
    monkeypatch.setattr(lists, "list", lambda rows: plans.append(plan_of(rows)) or [*rows], raising=False)
    rows, wrong = lists.proposal_list(make.actor(Role.RND_HEAD)), {}
    for sort, index in INDEXES.items():
        deep = lists.page_by_key(rows, sort=sort, size=2000).next_key
        for after in ("", deep):
            assert len(lists.page_by_key(rows, sort=sort, after=after).rows) == lists.PAGE_SIZE
            if index not in plans[-1] or "TEMP B-TREE" in plans[-1] or "Sort Key" in plans[-1]:
                wrong[sort, bool(after)] = plans[-1]
    assert wrong == {}
    assert len(plans) == 3 * len(INDEXES)
