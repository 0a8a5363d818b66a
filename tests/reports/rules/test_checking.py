"""What was typed or brought, and which fingerprint it names."""

import pytest

from registry.reports.rules.checking import code_in, read_code

CODE, HASH = "abcdefghjkmnpqrs", "0a" * 32


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("abcd-efgh-jkmn-pqrs", (CODE, "")), (" ABCD EFGH jkmnpqrs ", (CODE, "")), (HASH.upper(), ("", HASH)),
        ("abcd-efgh-jkmn-pqr", ("", "")), ("abcd-efgh-jkmn-pqr1", ("", "")), ("", ("", "")), (HASH + "0", ("", "")),
    ],
)  # fmt: skip
def test_a_code_and_a_hash_are_read_as_people_type_them(typed, read):
    assert read_code(typed) == read


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF /Keywords (sidik:abcd-efgh-jkmn-pqrs) >>", CODE), (b"%PDF sidik:abcd-efgh-jkmn-pqrs", ""),
        (b"(sidik:abcd-efgh-jkmn-pqr1)", ""), (b"(sidik:abcd-efgh-jkmn-pqrs-tuvw-x)", ""), (b"", ""),
    ],
)  # fmt: skip
def test_a_file_names_its_fingerprint_in_its_keywords_alone(content, code):
    assert code_in(content) == code
