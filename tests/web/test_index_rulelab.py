"""The rule lab as its people see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.index.models import EditionRecord, Period, RegionRow, SheetRow
from registry.index.queries.comparison import comparison_of
from registry.index.queries.editions import shipped_edition
from registry.index.queries.standing import Column, period_state
from registry.index.usecases.levels import report_innovation
from registry.index.usecases.periods import freeze_period
from registry.people.models import User
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)

pytestmark = pytest.mark.django_db
URL = "/indeks/13.76/aturan/"


@pytest.fixture
def desk(client, city):  # noqa: F811
    client.force_login(User.objects.get(pk=city.desk.user_id))
    return client


def test_a_frozen_year_is_scored_under_both_and_what_2027_does_not_tell_is_said(desk, city):  # noqa: F811
    SheetRow.objects.create(sheet=city.first.index_sheets.get(), key="35", claimed=3, verified=3)
    freeze_period(region_code="13.76", year=YEAR, by=city.head, at=make.NOON)
    page = desk.get(URL)
    assert [score.iid for _edition, score in page.context["scores"]] == [
        score.iid for score in comparison_of(
            state=period_state(period=Period.objects.get(), on=make.TODAY), column=Column.VERIFIED,
            editions=(shipped_edition("iga-2026"), shipped_edition("iga-2027")),
        ).scores
    ]  # fmt: skip
    words = page.content.decode()
    assert reverse("index_rulelab", args=["13.76"]) == URL
    for part in (
        "Tingkat 40 baris belum diketahui dalam iga-2027",
        "SIPADU",
        "jendela penerapan edisi ini belum diketahui",
    ):
        assert part in words, part
    assert page.context["lines"][0]["proposal"] == city.first  # loses most: it alone has points
    assert page.context["lines"][0]["gain"] < 0


def test_what_cannot_give_an_index_is_not_offered_and_is_refused(desk, city):  # noqa: F811
    asked = {"year": YEAR, "before": "iga-2026", "after": "iga-2023", "column": "klaim"}
    page = desk.get(URL, asked)
    assert (page.status_code, "scores" in page.context) == (400, False)
    assert [name for name, _words in page.context["form"].fields["after"].choices] == ["iga-2026", "iga-2027"]
    EditionRecord.objects.filter(code="iga-2027").delete()
    alone = desk.get(URL)
    assert [edition.id for edition, _score in alone.context["scores"]] == ["iga-2026", "iga-2026"]
    Period.objects.all().delete()
    assert desk.get(URL).status_code == 404


def test_numbers_are_read_again_only_where_the_level_came_from_them(city):  # noqa: F811
    period, sheet = Period.objects.get(), city.first.index_sheets.get()
    RegionRow.objects.create(period=period, key="4", claimed=1, value="5.23")
    SheetRow.objects.create(sheet=sheet, key="29", claimed=1, value="95", verified=2)
    state, pair = period_state(period=period, on=make.TODAY), (shipped_edition("iga-2026"),) * 2
    claimed = comparison_of(state=state, editions=pair, column=Column.CLAIMED)
    assert claimed.scores[0].spd == 3  # 5.23 earns level 3
    assert max(share.maturity[0] for share in claimed.innovations) == 3  # 95 percent earns level 3
    verified = comparison_of(state=state, editions=pair, column=Column.VERIFIED)
    assert (verified.scores[0].spd, max(share.maturity[0] for share in verified.innovations)) == (0, 2)


def test_the_page_asks_a_fixed_number_of_queries(desk, city):  # noqa: F811
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(URL).status_code == 200
        return len(caught)

    queries()
    one = queries()
    for number in range(3):
        more = make.draft(name=f"Baru {number}", agency=city.first.agency, owner=city.first.owner)
        report_innovation(proposal_id=more.public_id, year=YEAR, by=city.officer, at=make.NOON)
    assert (one, queries()) == (9, 9)
