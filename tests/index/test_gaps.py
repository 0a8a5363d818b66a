"""The gap between the columns: its causes add up to it, and each opens to its rows, papers and line of the edition."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from registry.index.models import Period
from registry.index.queries.gaps import cause_sums, gap_lines, rejected_cost
from registry.index.queries.standing import Column, period_state
from registry.index.rules.gaps import GapCause
from registry.index.rules.scoring import iid_of
from registry.index.usecases.levels import reject_innovation, report_innovation, verify_level
from registry.people.models import User
from registry.workflow.rules.states import State
from tests import factories as make
from tests.index.conftest import YEAR
from tests.index.test_upkeep import REGION, claim, prove, worked  # noqa: F401  (the fixture)

G = GapCause


@pytest.fixture
def checked(worked):  # noqa: F811
    """Row 17 lowered, 18 not verified, 20 expired, 35 without evidence, 8 of the region not verified."""
    row = period_state(period=Period.objects.get(), on=make.TODAY).sheets[1].rows["17"].record
    verify_level(
        proposal_id=worked.first.public_id, year=YEAR, key="17", level=1, reason="Halaman tidak memuat nama",
        base_revision=row.revision, by=worked.desk, at=make.NOON,
    )  # fmt: skip
    return worked


def state():
    return period_state(period=Period.objects.get(), on=make.TODAY)


def told(column):
    return {(line.row.key, line.loss.cause, line.loss.levels) for line in gap_lines(state=state(), column=column)}


def test_each_row_tells_its_cause(checked):
    assert told(Column.VERIFIED) == {
        ("17", G.LOWERED, 2), ("18", G.NOT_VERIFIED, 2), ("20", G.NOT_VERIFIED, 1), ("35", G.NOT_VERIFIED, 3),
        ("8", G.NOT_VERIFIED, 3),
    }  # fmt: skip
    assert told(Column.PREDICTED) == {("17", G.LOWERED, 2), ("20", G.ENDED, 1), ("35", G.NO_EVIDENCE, 3)}


def test_the_causes_add_up_to_the_difference_of_two_full_scores(checked):
    found = state()
    for column in (Column.VERIFIED, Column.PREDICTED):
        sums = cause_sums(lines=gap_lines(state=found, column=column))
        more = found.score(Column.CLAIMED).total - found.score(column).total
        whole = iid_of(parameters=found.edition.parameters, total=more)
        assert abs(sum(one.iid for one in sums) - whole) < D("1e-20")
        assert [one.iid for one in sums] == sorted((one.iid for one in sums), reverse=True)


def test_a_rejected_innovation_is_in_no_gap_and_has_its_price(checked):
    assert rejected_cost(state=state()) == 0
    before = state().score(Column.CLAIMED).total
    reject_innovation(
        proposal_id=checked.first.public_id, year=YEAR, is_rejected=True, reason="contoh", by=checked.desk, at=make.NOON
    )
    assert told(Column.VERIFIED) == {("8", G.NOT_VERIFIED, 3)}
    found = state()
    more = before - found.score(Column.CLAIMED).total
    assert rejected_cost(state=found) == iid_of(parameters=found.edition.parameters, total=more)


def enter(client, actor):
    client.force_login(User.objects.get(pk=actor.user_id))


def test_the_region_page_opens_each_cause_to_its_rows(client, checked):
    enter(client, checked.desk)
    seen = client.get(reverse("index_region", args=[REGION])).content.decode()
    url = reverse("index_gap", args=[REGION, "verifikasi"])
    assert f'{url}?sebab=diturunkan"' in seen
    page = client.get(url, {"sebab": "diturunkan"})
    words = page.content.decode()
    assert [line["gap"].row.key for line in page.context["lines"]] == ["17"]
    for part in ("Halaman tidak memuat nama", "3 → 1", f"{reverse('index_edition', args=[REGION])}#baris-sid-17",
                 reverse("index_row", args=[checked.first.public_id, "17"]), "/bukti/"):  # fmt: skip
        assert part in words, part
    ended = client.get(reverse("index_gap", args=[REGION, "perkiraan"]), {"sebab": "bukti_berakhir"}).content.decode()
    assert "Dokumen kedaluwarsa sejak 31 Jan" in ended
    assert client.get(reverse("index_gap", args=[REGION, "klaim"])).status_code == 404
    assert len(client.get(url, {"sebab": "tidakada"}).context["lines"]) == 0


def test_a_score_opens_to_its_terms_and_the_edition(client, checked):
    enter(client, checked.desk)
    for column in Column:
        page = client.get(reverse("index_score", args=[REGION, column.value]))
        today = period_state(period=Period.objects.get(), on=timezone.localdate())
        assert page.context["score"].iid == today.score(column).iid
        assert "gerbang tertutup" in page.content.decode()
    assert client.get(reverse("index_score", args=[REGION, "entah"])).status_code == 404
    for actor in (checked.desk, checked.officer):
        enter(client, actor)
        words = client.get(reverse("index_edition", args=[REGION])).content.decode()
        assert 'id="baris-sid-33"' in words
        assert "belum diketahui" in words
    Period.objects.all().delete()
    assert client.get(reverse("index_edition", args=[REGION])).status_code == 404


@pytest.mark.parametrize(
    ("name", "more", "literal"),
    [("index_score", ["verifikasi"], 10), ("index_gap", ["perkiraan"], 9), ("index_edition", [], 4)],
)
def test_these_pages_ask_a_fixed_number_of_queries(client, checked, name, more, literal):
    enter(client, checked.desk)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(name, args=[REGION, *more])).status_code == 200
        return len(caught)

    queries()
    one = queries()
    for number in range(3):
        new = make.draft(
            name=f"Baru {number}", agency=checked.first.agency, owner=checked.first.owner, state=State.TERCATAT
        )
        report_innovation(proposal_id=new.public_id, year=YEAR, by=checked.officer, at=make.NOON)
        claim(new, "17", 3, checked.officer)
        prove(new, "17", checked.officer, expires_on=date(2026, 1, 1))
    assert (one, queries()) == (literal, literal)
