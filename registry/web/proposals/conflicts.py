"""Two people on one part: both texts of a field, and the form in which they are settled."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from registry.web.proposals.forms import PartForm


def settled(typed: QueryDict, *, fresh: PartForm, names: Iterable[str]) -> QueryDict:
    """What was typed, but with what stands there now in these fields."""
    data = typed.copy()
    for name in names:
        if name not in fresh.fields:
            continue
        data.setlist(name, _as_sent(fresh[name]))
    return data


def both_texts(*, typed: PartForm, fresh: PartForm, names: Iterable[str]) -> list[dict[str, Any]]:
    """For each of these fields what stands there now, and what was typed here, in words."""
    return [
        {
            "name": name,
            "label": typed[name].label,
            "url": f"#{typed[name].id_for_label or typed[name].auto_id}",
            "now": _shown(fresh[name]),
            "typed": _shown(typed[name]),
        }
        for name in names
        if name in typed.fields
    ]


def _as_sent(field: BoundField) -> list[str]:
    """A stored value as the browser would send it."""
    widget, value = field.field.widget, field.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    written = widget.format_value(value)
    values = written if isinstance(written, list | tuple) else [written]
    return [str(one) for one in values if one is not None]


def _shown(field: BoundField) -> str:
    """A value in the words of its field; a lone box never comes here, for two people cannot change it differently."""
    choices = {str(key): words for key, words in getattr(field.field.widget, "choices", ())}
    written = _as_sent(field)
    return ", ".join(str(choices.get(one, one)) for one in written if one) or _("(kosong)")
