"""How alike two names are."""

from registry.review.rules.similarity import LIKE, likeness, telling_words, trigrams, words_of


def test_words_are_without_case_and_punctuation():
    assert words_of("Jempol-Kilat: 24 Jam!") == ("jempol", "kilat", "24", "jam")


def test_common_and_short_words_tell_nothing_unless_there_are_no_others():
    assert telling_words("Aplikasi di Puskesmas") == ("puskesmas",)
    assert telling_words("Sistem Layanan") == ("sistem", "layanan")


def test_likeness_goes_from_nothing_to_the_same():
    assert trigrams("ab") == {"  a", " ab", "ab "}
    assert likeness("Jempol Kilat", "JEMPOL KILAT!") == 1.0
    assert likeness("", "Jempol") == 0.0
    assert likeness("Antrean Puskesmas Daring", "Antrean Daring Puskesmas") == 1.0
    assert likeness("Antrean Puskesmas", "Bank Sampah") < LIKE < likeness("Antrean Puskesmas", "Antrian Puskesmas")
