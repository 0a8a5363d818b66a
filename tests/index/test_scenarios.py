"""A what-if moves the index and leaves the period alone; notes stand pinned until resolved."""

from decimal import Decimal as D

import pytest
from django.urls import reverse

from registry.index.models import Period, Scenario, SheetNote, SheetRow
from registry.index.queries.editions import affair_codes, shipped_edition
from registry.index.rules.advice import Item, Standing
from registry.index.rules.scenarios import (
    Added,
    Audience,
    Changes,
    change_problems,
    changes_from,
    laid_over,
    read_added,
    scored,
)
from registry.index.usecases.notes import pin_note, resolve_note
from registry.index.usecases.periods import freeze_period
from registry.index.usecases.scenarios import PRIVATE, Sharing, remove_scenario, save_scenario
from registry.people.models import User
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.index.conftest import YEAR

E26, E27 = shipped_edition("iga-2026"), shipped_edition("iga-2027")
REGION = "13.76"


def save(city, changes=None, *, by=None, edition="iga-2026", year=YEAR, scenario_id=None, sharing=PRIVATE):
    return save_scenario(
        region_code=REGION, year=year, scenario_id=scenario_id, name="Video dahulu", edition=edition, changes=changes or Changes(),
        sharing=sharing, by=by or city.officer, at=make.NOON,
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


def seen_by(client, actor, scenario):
    """Whether it opens, and whether it is listed."""
    client.force_login(User.objects.get(pk=actor.user_id))
    listed = "Video dahulu" in client.get(reverse("scenarios", args=[REGION])).content.decode()
    return client.get(reverse("scenario", args=[scenario.public_id])).status_code, listed


def test_a_scenario_is_shared_with_ones_agency_or_the_region_and_taken_back(client, city):
    own, other = city.first.owner, make.agency("Dinas Pariwisata")
    colleague = make.actor(Role.AGENCY_HEAD, of=own)
    changes = Changes({city.first.public_id: {"35": 3}}, left_out=frozenset({city.second.public_id}))
    shared = save(city, changes, sharing=Sharing(Audience.AGENCY, own.pk))
    assert seen_by(client, colleague, shared) == (200, True)
    assert "Jabatan" in client.get(reverse("scenario", args=[shared.public_id])).content.decode()  # whose it is
    assert seen_by(client, city.stranger, shared) == (404, False)
    shared = save(city, changes, sharing=Sharing(Audience.REGION), scenario_id=shared.public_id)
    assert seen_by(client, city.stranger, shared) == (200, True)
    words = client.get(reverse("scenario", args=[shared.public_id])).content.decode()
    assert "SIPADU" not in words
    assert city.first.public_id not in words
    assert "Inovasi perangkat daerah lain: indikator 35 ke tingkat 3" in words
    assert "Inovasi perangkat daerah lain: tidak dilaporkan" in words
    answer = client.post(reverse("scenario", args=[shared.public_id]), {"name": "Curian", "edition": "iga-2026"})
    assert (answer.status_code, Scenario.objects.get().name) == (200, "Video dahulu")
    client.force_login(User.objects.get(pk=make.user(Role.CITIZEN).pk))
    assert client.get(reverse("scenario", args=[shared.public_id])).status_code == 404
    shared = save(city, changes, scenario_id=shared.public_id)
    assert seen_by(client, city.stranger, shared) == (404, False)
    assert seen_by(client, colleague, shared) == (404, False)
    of_desk = save(city, by=city.desk, sharing=Sharing(Audience.AGENCY, other.pk))
    assert seen_by(client, city.stranger, of_desk)[0] == 200
    assert seen_by(client, city.officer, of_desk)[0] == 404


def test_it_is_shared_with_no_foreign_agency(city):
    own, foreign = city.first.owner, make.agency("Dinas Jauh", within=make.region("13.07"))
    for sharing, code in (
        (Sharing(Audience.AGENCY), "agency_not_named"),
        (Sharing(Audience.OWN, own.pk), "agency_not_named"),
        (Sharing(Audience.AGENCY, make.agency("Dinas Pariwisata").pk), "agency_not_yours"),
        (Sharing(Audience.AGENCY, foreign.pk), "agency_not_yours"),
        (Sharing(Audience.AGENCY, 0), "agency_not_yours"),
    ):
        assert codes(lambda sharing=sharing: save(city, sharing=sharing)) == [code]
    assert codes(lambda: save(city, by=city.desk, sharing=Sharing(Audience.AGENCY, foreign.pk))) == ["agency_not_yours"]


def test_the_form_offers_ones_own_agency_and_keeps_the_choice(client, city):
    client.force_login(User.objects.get(pk=city.officer.user_id))
    own = f"perangkat_daerah:{city.first.owner_id}"
    page = client.get(reverse("scenario_new", args=[REGION]))
    assert [key for key, _words in page.context["form"].fields["sharing"].choices] == ["", own, "daerah"]
    sent = {"name": "Bersama", "edition": "iga-2026", "sharing": own}
    page = client.post(reverse("scenario_new", args=[REGION]), sent, follow=True)
    assert page.context["form"].initial["sharing"] == own
    assert "Dibagikan dengan Dinas Kesehatan" in page.content.decode()
    url = reverse("scenario", args=[Scenario.objects.get().public_id])
    page = client.post(url, sent | {"sharing": "daerah"}, follow=True)
    assert page.context["form"].initial["sharing"] == "daerah"
    assert client.post(url, sent | {"sharing": "perangkat_daerah:999"}).context["form"].errors.keys() == {"sharing"}
    client.force_login(User.objects.get(pk=city.desk.user_id))
    offered = client.get(reverse("scenario_new", args=[REGION])).context["form"].fields["sharing"].choices
    assert len(offered) == 4  # both agencies of the region


def test_on_a_frozen_period_the_page_says_so_and_what_was_typed_stays(client, city):
    mine = save(city)
    freeze_period(region_code=REGION, year=YEAR, by=city.head, at=make.NOON)
    client.force_login(User.objects.get(pk=city.officer.user_id))
    for url in (reverse("scenarios", args=[REGION]), reverse("scenario", args=[mine.public_id]),
                reverse("scenario_new", args=[REGION])):  # fmt: skip
        words = client.get(url).content.decode()
        assert "Masa pelaporan 2026 sudah dibekukan" in words
        assert "Simpan dan hitung" not in words
    sent = {"name": "Terlambat", "edition": "iga-2026"}
    answer = client.post(reverse("scenario_new", args=[REGION]), sent)
    assert (answer.status_code, "Terlambat" in answer.content.decode()) == (409, True)
    client.post(reverse("scenario_remove", args=[mine.public_id]))
    assert not Scenario.objects.exists()


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
