"""One search for both databases: forms of a word, names first, misspelt words, parts of names."""

import pytest

from registry.catalogue.models import Entry
from registry.catalogue.queries import search as searching
from registry.catalogue.queries.search import best_first, find, meant, named_like, near_words, search
from tests.catalogue.published import determined, mirror, sourced

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    one = determined(name="Klinik sore", problem="Antrean panjang di puskesmas.")
    two = sourced(name="Layanan jemput bola", source_note="Petugas melayani warga di rumah.")
    three = sourced(name="Pasar bersih", source_note="Membuka klinik usaha bagi pedagang.")
    mirror()
    return one, two, three


def names(found):
    return [entry.name for entry in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("klinik", {"Klinik sore", "Pasar bersih"}),
        ("KLINIK sore", {"Klinik sore"}),
        ("pelayanan bola", {"Layanan jemput bola"}),
        ("pedagang", {"Pasar bersih"}),
        ("dinas pendidikan", {"Klinik sore"}),
        ("payakumbuh", {"Klinik sore", "Layanan jemput bola", "Pasar bersih"}),
        ("klinik antariksa", set()),
        ("di", set()),
        ("", {"Klinik sore", "Layanan jemput bola", "Pasar bersih"}),
        ('") OR 1=1 --', set()),
        ("klinik'; DROP", set()),
        ("\0", {"Klinik sore", "Layanan jemput bola", "Pasar bersih"}),
    ],
)
def test_every_word_must_stand_there_in_some_form(three, text, expected):
    assert set(names(search(Entry.objects.all(), text=text))) == expected


def test_a_word_of_the_name_comes_before_one_of_the_text(three):
    assert names(best_first(search(Entry.objects.all(), text="klinik"), text="klinik")) == [
        "Klinik sore",
        "Pasar bersih",
    ]
    assert names(best_first(search(Entry.objects.all(), text=""), text="")) == [
        "Klinik sore", "Layanan jemput bola", "Pasar bersih",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant_word", "name"),
    [
        ("klnik", "klinik", "Klinik sore"), ("kilnik", "klinik", "Klinik sore"), ("puskemas", "puskesmas", "Klinik sore"),
        ("layaann jemput", "layanan jemput", "Layanan jemput bola"), ("pedagamg", "pedagang", "Pasar bersih"),
    ],
)  # fmt: skip
def test_a_misspelt_word_finds_its_innovation(three, text, meant_word, name):
    found = find(Entry.objects.all(), text=text)
    assert (found.mended, found.is_partial) == (meant_word, False)
    assert name in names(found.rows)


def test_a_misspelt_word_is_found_without_trigrams_too(three, monkeypatch):
    monkeypatch.setattr(searching, "has_trigrams", lambda: False)
    assert meant("klnik sroe") == "klinik sore"
    assert meant("pedagamg") == "pedagang"


def test_a_part_of_a_name_is_found_as_it_is_typed(three):
    assert names(find(Entry.objects.all(), text="jemp").rows) == ["Layanan jemput bola"]
    assert find(Entry.objects.all(), text="jemp").is_partial
    assert names(named_like(Entry.objects.all(), part="K")) == ["Klinik sore"]
    assert names(named_like(Entry.objects.all(), part='"')) == []
    assert names(named_like(Entry.objects.all(), part=" ")) == []
    assert names(named_like(Entry.objects.all(), part='a"b')) == []


@pytest.mark.parametrize("text", ["zzzzzzzz", "klinik zzzzzzzz", "2031", "xy", "klinik antrean pasar"])
def test_what_nothing_resembles_stays_unfound(three, text):
    found = find(Entry.objects.all(), text=text)
    assert (list(found.rows), found.mended, found.is_partial) == ([], "", False)


def test_a_question_of_stop_words_is_answered_from_the_names(three):
    sourced(name="Untuk kita semua")
    mirror()
    assert names(find(Entry.objects.all(), text="untuk").rows) == ["Untuk kita semua"]


def test_a_mended_word_that_finds_nothing_more_is_not_offered(three):
    Entry.objects.filter(name="Pasar bersih").delete()  # its words are still in the vocabulary
    found = find(Entry.objects.all(), text="pedagamg")
    assert (list(found.rows), found.mended) == ([], "")


@pytest.mark.usefixtures("three")
def test_near_words_hold_the_one_that_was_meant():
    assert "klinik" in set(near_words("klnik").values_list("pk", flat=True))
