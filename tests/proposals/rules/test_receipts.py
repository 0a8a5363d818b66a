"""The receipt code: made from a secret, typed by people."""

from registry.proposals.rules.receipts import ALPHABET, fingerprint, receipt_code, receipt_digest, shown_code


def test_a_secret_gives_one_code_and_another_secret_another():
    assert receipt_code(secret=b"satu") == receipt_code(secret=b"satu")
    assert receipt_code(secret=b"satu") != receipt_code(secret=b"dua")


def test_a_code_has_twelve_letters_that_are_not_mistaken_for_others():
    code = receipt_code(secret=b"satu")
    assert (len(code), set(code) <= set(ALPHABET)) == (12, True)


def test_people_may_type_a_code_with_capitals_blanks_and_hyphens():
    assert receipt_digest(code=" ABCD-efgh jkmn ") == receipt_digest(code="abcdefghjkmn")
    assert receipt_digest(code="abcdefghjkmp") != receipt_digest(code="abcdefghjkmn")


def test_a_code_is_shown_in_groups_of_four():
    assert shown_code(code="abcdefghjkmn") == "abcd-efgh-jkmn"


def test_a_fingerprint_follows_every_fact_and_cannot_be_made_without_the_key():
    facts = {"nomor": "1", "nama": "Antre"}
    mark = fingerprint(key=b"kunci", facts=facts)
    assert (len(mark), set(mark) <= set(ALPHABET)) == (16, True)
    assert fingerprint(key=b"kunci", facts=dict(reversed(facts.items()))) == mark
    assert fingerprint(key=b"kunci", facts=facts | {"nama": "Antri"}) != mark
    assert fingerprint(key=b"lain", facts=facts) != mark
