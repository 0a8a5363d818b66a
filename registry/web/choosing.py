"""A list of choices drawn in one go, not by a template for each of them."""

from typing import Any

from django import forms
from django.template.loader import get_template


class Choices(forms.Select):
    """As Django draws a select without groups, at a fifth of the time."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> str:  # type: ignore[override]  # a template gives safe text
        context = {
            "name": name,
            "attrs": self.build_attrs(self.attrs, attrs),
            "options": [("" if code is None else str(code), label) for code, label in self.choices],
            "chosen": {str(one) for one in self.format_value(value)},
        }
        return get_template("parts/_select.html").render(context)
