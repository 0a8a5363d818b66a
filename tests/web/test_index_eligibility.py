"""Eligibility as it is read on the pages of the index."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from registry.index.models import Period
from registry.index.queries.editions import edition_after, shipped_edition
from registry.index.queries.eligibility import eligibility_of
from registry.index.queries.standing import period_state
from registry.index.rules.eligibility import Facts, eligible
from registry.people.models import User
from registry.web.index.eligibility import eligibility_lines
from tests import factories as make
from tests.index.conftest import city  # noqa: F401  (the fixture)

E26, E27 = shipped_edition("iga-2026"), shipped_edition("iga-2027")
FULL = dict.fromkeys(("16", "17", "32", "33", "35"), 1)
TODAY = date(2026, 11, 24)


def lines(applied, developed=None, *, words=300, levels=FULL, edition=E26, on=TODAY, is_short=False):
    found = eligible(edition=edition, facts=Facts(applied, developed, words, levels), following=E27)
    return eligibility_lines(found, on=on, is_short=is_short)


def test_everything_that_holds_is_said_with_the_clock():
    assert lines(date(2024, 5, 1)) == [
        ("penerapan dalam jendela edisi (1 Januari 2024 sampai 31 Desember 2025)", "ok"),
        ("rancang bangun 300 kata, paling sedikit 300", "ok"),
        ("semua baris wajib diklaim", "ok"),
        ("keluar dari jendela mulai edisi 2027, 1 Januari 2027 (1 bulan lagi), bila jendela bergeser setahun tiap edisi;"
         " jendela edisi 2027 belum diketahui. Tetap masuk dengan pengembangan bertanggal 1 Januari 2025 sampai 31 Desember"
         " 2026.", "wait"),
    ]  # fmt: skip


def test_the_short_form_names_what_does_not_hold_or_the_window_alone():
    assert lines(date(2025, 5, 1), is_short=True) == [("penerapan dalam jendela edisi", "ok")]
    assert lines(None, is_short=True) == [("waktu penerapan belum diisi", "stop")]
    assert lines(date(2020, 5, 1), words=12, levels={}, is_short=True) == [
        ("penerapan sebelum jendela edisi (1 Januari 2024 sampai 31 Desember 2025); masuk bila ada pengembangan yang"
         " bertanggal dalam jendela itu", "stop"),
        ("rancang bangun 12 kata dari paling sedikit 300", "stop"),
        ("baris wajib kosong: 16, 17, 32, 33, 35; akibatnya belum diketahui", "stop"),
    ]  # fmt: skip
    assert lines(date(2024, 5, 1), is_short=True) == [
        ("keluar dari jendela mulai 1 Januari 2027 (1 bulan lagi)", "wait")
    ]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 12, 5), "kurang dari sebulan lagi"),
        (date(2027, 2, 1), "sudah lewat"),
        (date(2026, 2, 1), "11 bulan"),
    ],
)
def test_the_clock_counts_down(on, words):
    assert words in lines(date(2024, 5, 1), on=on)[-1][0]


def test_what_is_not_known_is_said_so():
    unknown = replace(E27, eligibility=replace(E27.eligibility, words_min=None))
    assert [text for text, _tone in lines(date(2025, 5, 1), edition=unknown)] == [
        "jendela penerapan edisi ini belum diketahui",
        "rancang bangun 300 kata; jumlah terendah edisi ini belum diketahui",
        "semua baris wajib diklaim",
    ]


@pytest.mark.django_db
def test_the_pages_show_it_for_each_innovation(client, city):  # noqa: F811
    proposal = city.first
    proposal.implemented_on, proposal.has_development, proposal.developed_on = date(2020, 1, 2), True, date(2025, 2, 3)
    proposal.method = "kata " * 5
    proposal.save()
    state = period_state(period=Period.objects.get(), on=make.TODAY)
    found = eligibility_of(state=state)[proposal.public_id]
    assert found.window.value == "dalam_karena_pengembangan"
    assert found.words >= 5
    assert edition_after(state.edition).id == "iga-2027"
    assert edition_after(E27) is None
    for actor, name in ((city.desk, "index_region"), (city.officer, "index_sheets")):
        client.force_login(User.objects.get(pk=actor.user_id))
        seen = client.get(reverse(name, args=["13.76"])).content.decode()
        assert "baris wajib kosong: 16, 17, 32, 33, 35" in seen
        assert "waktu penerapan belum diisi" in seen
