"""Editions of the wording: append-only numbers, one event each, nobody's words written over."""

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.reports.models import WordingEdition
from registry.reports.queries.phrasing import phrases_of
from registry.reports.rules.phrases import Phrase, Wording
from registry.reports.usecases.wording import save_wording, take_up_again
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed, Stale
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST = Wording("PEMERINTAH KOTA\nBAPPEDA", "Payakumbuh", clauses={"pembuka_surat": "Perihal {nama_inovasi}."})
SECOND = Wording("PEMERINTAH KOTA", "Payakumbuh", "Wali Kota", clauses={"pembuka_surat": "Tentang {nama_inovasi}."})


@pytest.fixture
def keeper():
    make.rnd_agency()
    return make.actor(Role.ADMINISTRATOR)


def save(wording, *, based_on, by, region_code="13.76"):
    return save_wording(region_code=region_code, wording=wording, based_on=based_on, by=by, at=make.NOON)


def test_without_an_edition_papers_read_by_the_region_and_show_what_is_open(keeper):
    phrases = phrases_of(make.region())
    assert (phrases.edition, phrases.city, phrases.head_office) == (0, "Kota Payakumbuh", "Wali Kota")
    assert phrases.letterhead == ("PEMERINTAH KOTA PAYAKUMBUH", "BADAN PERENCANAAN PEMBANGUNAN DAERAH")
    assert phrases.rnd_office == "Kepala Badan Perencanaan Pembangunan Daerah"
    assert phrases.of(Phrase.LETTER_OPENING) == "[pembuka surat: diisi oleh daerah]"


def test_the_newest_edition_is_in_force_and_the_older_stays(keeper):
    first, second = save(FIRST, based_on=0, by=keeper), save(SECOND, based_on=1, by=keeper)
    phrases = phrases_of(make.region())
    assert (first.number, second.number, phrases.edition) == (1, 2, 2)
    assert (phrases.letterhead, phrases.city) == (("PEMERINTAH KOTA",), "Payakumbuh")
    assert phrases.of(Phrase.LETTER_OPENING, nama_inovasi="Antre") == "Tentang Antre."
    assert WordingEdition.objects.get(number=1).wording() == FIRST
    event = Event.objects.get(subject_id=str(second.pk))
    assert (event.kind, event.role, event.before["edition"]) == ("naskah_disimpan", "administrator", 1)
    assert set(event.after) == {"edition", "letterhead", "head_office", "pembuka_surat"}
    assert phrases_of(make.region("13.07")).edition == 0


def test_a_second_click_makes_no_second_edition(keeper):
    assert save(FIRST, based_on=0, by=keeper) == save(FIRST, based_on=0, by=keeper)
    assert (WordingEdition.objects.count(), Event.objects.count()) == (1, 1)


def test_who_wrote_upon_an_older_edition_overwrites_nothing(keeper):
    save(FIRST, based_on=0, by=keeper)
    with pytest.raises(Stale) as refusal:
        save(SECOND, based_on=0, by=keeper)
    assert refusal.value.current["pembuka_surat"] == "Perihal {nama_inovasi}."
    assert WordingEdition.objects.count() == 1


def test_a_wrong_merge_field_is_not_kept(keeper):
    with pytest.raises(Blocked) as refusal:
        save(Wording(clauses={"menimbang": "{nama_kota} {"}), based_on=0, by=keeper)
    assert [(p.code, p.subject) for p in refusal.value.problems] == [
        ("merge_unknown", "{nama_kota}"), ("merge_broken", "{"),
    ]  # fmt: skip
    assert not WordingEdition.objects.exists()


def test_an_old_edition_comes_into_force_again_under_a_new_number(keeper):
    first = save(FIRST, based_on=0, by=keeper)
    save(SECOND, based_on=1, by=keeper)
    again = take_up_again(edition_id=first.pk, by=keeper, at=make.NOON)
    assert (again.number, again.taken_from, again.wording()) == (3, first, FIRST)
    assert take_up_again(edition_id=first.pk, by=keeper, at=make.NOON) == again
    with pytest.raises(NotAllowed):
        take_up_again(edition_id=0, by=keeper, at=make.NOON)


def test_only_the_administrator_of_the_region_words_its_papers(keeper):
    make.region("13.99", is_tenant=False)
    founder = Actor(user_id=keeper.user_id, region_code=None, seats=keeper.seats)
    strangers = [make.actor(Role.RND_HEAD), make.actor(Role.ADMINISTRATOR, within=make.region("13.07"))]
    for who, code in [(strangers[0], "13.76"), (strangers[1], "13.76"), (founder, "13.99")]:
        with pytest.raises(NotAllowed):
            save(FIRST, based_on=0, by=who, region_code=code)
    assert save(FIRST, based_on=0, by=founder).number == 1
