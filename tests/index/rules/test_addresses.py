"""An address in place of a file: https, a named host, nothing that runs and nothing that hides."""

import pytest

from registry.index.rules.addresses import LONGEST, address_problem

GOOD = "https://drive.google.com/file/d/1a_B-2/view?usp=sharing#t=5"


@pytest.mark.parametrize(
    "text", [GOOD, "https://youtu.be/x", "https://www.payakumbuhkota.go.id:443/a%20b", "https://xn--bcher-kva.example/"]
)
def test_a_public_address_is_taken(text):
    assert address_problem(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "address_missing"),
        ("https://a.id/" + "x" * LONGEST, "address_too_long"),
        ("http://drive.google.com/x", "address_not_https"),
        ("javascript:alert(1)", "address_not_https"),
        ("data:text/html,x", "address_not_https"),
        ("//drive.google.com/x", "address_not_https"),
        ("HTTPS//drive.google.com", "address_not_https"),
        ("https://drive.google.com/x y", "address_unsafe"),
        ("https://drive.google.com/\n", "address_unsafe"),
        ("https://drive.google.com/<script>", "address_unsafe"),
        ("https://drive.google.com\\@jahat.id/", "address_unsafe"),
        ("https://drive.google.com@jahat.id/", "address_unsafe"),
        ("https://раураl.com/", "address_unsafe"),
        ("https://localhost/x", "address_unsafe"),
        ("https://127.0.0.1/x", "address_unsafe"),
        ("https://[::1]/x", "address_unsafe"),
        ("https://[x/", "address_unsafe"),
        ("https://a.id:99999/", "address_unsafe"),
        ("https://a.id:8443/", "address_unsafe"),
        ("https:///x", "address_unsafe"),
    ],
)
def test_any_other_is_refused_by_its_reason(text, code):
    assert address_problem(text) == code
