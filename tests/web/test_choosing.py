"""A list of choices drawn in one go says what Django's own says."""

import re

from django import forms

from registry.web.choosing import Choices

WORDS = [("", "Semua"), ("a", "Satu & dua"), ("<b>", "Tiga"), (4, "Empat")]


def drawn(widget: type[forms.Select], value: object, **attrs: object) -> list[str]:
    html = widget(choices=WORDS, attrs={"class": "lebar"}).render("pilih", value, {"id": "id_pilih", **attrs})
    return [re.sub(r"\s+", " ", part).strip() for part in re.split(r"(?<=>)", html) if part.strip()]


def test_it_draws_the_same_options_with_the_same_one_chosen():
    for value in (None, "", "a", "<b>", 4, "4", "nirwana"):
        assert drawn(Choices, value) == drawn(forms.Select, value), value


def test_its_attributes_are_the_same_whether_they_hold_a_word_or_stand_alone():
    more = {"required": True, "disabled": False, "aria-describedby": "galat & bantuan"}
    assert drawn(Choices, "a", **more) == drawn(forms.Select, "a", **more)
