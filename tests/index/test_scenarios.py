"""A what-if moves the index and leaves the period alone; notes stand pinned until resolved."""

from decimal import Decimal as D

import pytest
from django.urls import reverse

from registry.index.models import Period, Scenario, SheetNote, SheetRow
from registry.index.queries.editions import affair_codes, shipped_edition
from registry.index.rules.advice import Item, Standing
from registry.index.rules.scenarios import (
    Added,
    Changes,
    change_problems,
    changes_from,
    laid_over,
    read_added,
    scored,
)
from registry.index.usecases.notes import pin_note, resolve_note
from registry.index.usecases.periods import freeze_period
from registry.index.usecases.scenarios import remove_scenario, save_scenario
from registry.people.models import User
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.index.conftest import YEAR

E26, E27 = shipped_edition("iga-2026"), shipped_edition("iga-2027")
REGION = "13.76"


def save(city, changes=None, *, by=None, edition="iga-2026", year=YEAR, scenario_id=None):
    return save_scenario(
        region_code=REGION, year=year, scenario_id=scenario_id, name="Video dahulu", edition=edition, changes=changes or Changes(),
        by=by or city.officer, at=make.NOON,
    )  # fmt: skip


def codes(act):
    with pytest.raises(Blocked) as refusal:
        act()
    return [problem.code for problem in refusal.value.problems]


def test_changes_move_the_score_and_survive_being_kept():
    standing = Standing(E26, {"1": 1}, [Item("a", "x", 1, {"16": 1}), Item("b", "x", 2, {"16": 3})])
    changes = Changes({"a": {"16": 3}}, {"1": 3}, frozenset({"b"}), (Added(3, D(80), 3),))
    assert changes_from(changes.as_data()) == changes
    found = scored(standing=laid_over(standing=standing, changes=changes, edition=E27), changes=changes)
    assert (found.spd, round(found.mean_maturity * 14, 9), found.reported, found.gate.needed) == (3, 9 + 240, 4, 6)
    assert scored(standing=standing).spd == 1


def test_what_an_edition_does_not_have_is_named():
    changes = Changes({"a": {"99": 1, "16": 4}}, {"1": -1}, added=(Added(1, D(112)), Added(1, D(1), 201)))
    found = [problem.code for problem in change_problems(edition=E26, changes=changes)]
    assert found == [
        "unknown_row",
        "level_out_of_range",
        "level_out_of_range",
        "maturity_out_of_range",
        "too_many_added",
    ]


def test_added_lines_are_read_or_named():
    added, problems = read_added("kesehatan; 80,5; 2\n\n1;70\n", affairs=affair_codes())
    assert (added, problems) == ([Added(2, D("80.5"), 2), Added(1, D(70), 1)], [])
    for line in ("sihir; 80", "kesehatan", "kesehatan; banyak", "kesehatan; NaN", "kesehatan; 80; nol", "99; 80"):
        added, problems = read_added(line, affairs=affair_codes())
        assert (added, [problem.subject for problem in problems]) == ([], [line])


def test_a_scenario_is_its_makers_and_visible_to_the_desk(client, city):
    mine = save(city, Changes({city.first.public_id: {"35": 3}}))
    assert not SheetRow.objects.exists()
    for actor, seen in ((city.officer, True), (city.desk, True), (city.stranger, False)):
        client.force_login(User.objects.get(pk=actor.user_id))
        answer = client.get(reverse("scenario", args=[mine.public_id]))
        assert answer.status_code == (200 if seen else 404)
        assert ("Video dahulu" in client.get(reverse("scenarios", args=[REGION])).content.decode()) == seen
    for act in (
        lambda: save(city, scenario_id=mine.public_id, by=city.desk),
        lambda: remove_scenario(scenario_id=mine.public_id, by=city.desk, at=make.NOON),
        lambda: save(city, by=make.actor(Role.CITIZEN)),
        lambda: save(city, year=1999),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert save(city, scenario_id=mine.public_id, edition="iga-2027").edition == "iga-2027"
    for _twice in range(2):
        remove_scenario(scenario_id=mine.public_id, by=city.officer, at=make.NOON)
    assert not Scenario.objects.exists()


def test_a_scenario_that_cannot_be_is_refused_with_its_reason(city):
    assert codes(lambda: save(city, edition="iga-1999")) == ["unknown_edition"]
    assert "incomplete_edition" in codes(lambda: save(city, edition="iga-2023"))
    assert codes(lambda: save(city, Changes(region={"99": 1}))) == ["unknown_row"]
    freeze_period(region_code=REGION, year=YEAR, by=city.head, at=make.NOON)
    assert codes(lambda: save(city)) == ["period_frozen"]


def test_the_page_takes_a_change_and_shows_the_index_move(client, city):
    client.force_login(User.objects.get(pk=city.officer.user_id))
    sent = {
        "name": "Video", "edition": "iga-2026", "innovation": city.first.public_id, "row": "35", "level": "3",
        "left_out": [city.second.public_id], "added": "kesehatan; 80; 2",
    }  # fmt: skip
    page = client.post(reverse("scenario_new", args=[REGION]), sent, follow=True).content.decode()
    for words in ("SIPADU: indikator 35 ke tingkat 3", "Menurut skenario", "gerbang tertutup"):
        assert words in page
    bad = client.post(reverse("scenario_new", args=[REGION]), {**sent, "added": "sihir; 80"})
    assert (bad.status_code, "sihir; 80" in bad.content.decode()) == (409, True)
    client.post(reverse("scenario_remove", args=[Scenario.objects.get().public_id]))
    assert not Scenario.objects.exists()
    Period.objects.all().delete()
    assert client.get(reverse("scenarios", args=[REGION])).status_code == 404


def test_a_note_stands_until_it_is_resolved(client, city):
    for _twice in range(2):
        note = pin_note(
            proposal_id=city.first.public_id, year=YEAR, key="16", text=" Cari SK ", by=city.desk, at=make.NOON
        )
    assert SheetNote.objects.count() == 1
    client.force_login(User.objects.get(pk=city.officer.user_id))
    url = reverse("index_row", args=[city.first.public_id, "16"])
    assert "Cari SK" in client.get(url).content.decode()
    client.post(reverse("index_note", args=[city.first.public_id, "16"]), {"text": "Sudah dicari"})
    client.post(reverse("index_note_done", args=[city.first.public_id, "16", note.pk]))
    resolve_note(proposal_id=city.first.public_id, year=YEAR, note_id=note.pk, by=city.desk, at=make.NOON)
    note.refresh_from_db()
    assert note.resolved_by_id == city.officer.user_id
    assert codes(
        lambda: pin_note(proposal_id=city.first.public_id, year=YEAR, key="16", text=" ", by=city.desk, at=make.NOON)
    ) == ["note_empty"]
    for act in (
        lambda: pin_note(
            proposal_id=city.first.public_id, year=YEAR, key="16", text="x", by=city.stranger, at=make.NOON
        ),
        lambda: resolve_note(proposal_id=city.second.public_id, year=YEAR, note_id=note.pk, by=city.desk, at=make.NOON),
    ):
        with pytest.raises(NotAllowed):
            act()
