"""One form handed to one use-case: what is refused comes back on its own page, with reasons and all that was typed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from registry.index.labels import MISSING
from registry.index.queries.changes import Change
from registry.shared.errors import Blocked, Stale
from registry.shared.problems import Problem
from registry.web.index.forms import number_text
from registry.web.templatetags.words import problem_text

# The field beside which a problem stands; any other stands at the top of its form.
FIELDS = {
    "level_missing": "level", "level_out_of_range": "level", "value_out_of_range": "value", "value_not_read": "value",
    "basis_missing": "basis", "reason_missing": "reason", "note_empty": "text", "pages_out_of_order": "page_to",
    "too_large": "file", "empty_file": "file", "type_not_allowed": "file", "unsafe_file": "file",
    "address_missing": "address", "address_too_long": "address", "address_not_https": "address",
    "address_unsafe": "address", "link_not_taken": "rows",
    "unknown_edition": "edition", "incomplete_edition": "edition", "not_an_added_line": "added",
    "maturity_out_of_range": "added", "too_many_added": "added",
}  # fmt: skip
INCOMPLETE = "incomplete_edition"
CLOSED = frozenset({"period_frozen"})
WRONG, REFUSED = 400, 409
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form did not go through: wrong in itself (400), or refused by what stands there (409)."""

    status: int
    problems: tuple[Problem, ...] = ()
    is_stale: bool = False

    @property
    def is_closed(self) -> bool:
        """The form cannot be sent again: the period takes nothing more."""
        return any(problem.code in CLOSED for problem in self.problems)

    @property
    def reasons(self) -> list[str]:
        return [sentence(problem) for problem in told(self.problems)]


@dataclass(frozen=True, slots=True)
class Typed:
    """What came back: what was typed, beside what stands there now and since whom, where somebody was faster."""

    place: str
    reasons: list[str]
    typed: list[Line]
    now: list[Line] = field(default_factory=list)
    change: Change | None = None


def attempted(form: forms.BaseForm | None, act: Callable[[], object]) -> Refusal | None:
    """None where the use-case took it; else the refusal, whose reasons stand in the form."""
    if form is not None and not form.is_valid():
        return Refusal(WRONG)
    try:
        act()
    except Blocked as refusal:
        if form is not None:
            hang(form, refusal.problems)
        return Refusal(REFUSED, refusal.problems)
    except Stale:
        return Refusal(REFUSED, is_stale=True)
    return None


def hang(form: forms.BaseForm, problems: Iterable[Problem]) -> None:
    """Each problem beside its field, or at the top of the form."""
    for problem in told(problems):
        name = FIELDS.get(problem.code, "")
        form.add_error(name if name in form.fields else None, sentence(problem))


def told(problems: Iterable[Problem]) -> list[Problem]:
    """The problems to say: all that an edition lacks is one, with its parts in words."""
    found = list(problems)
    parts = [str(MISSING.get(one.subject, one.subject)) for one in found if one.code == INCOMPLETE]
    rest = [one for one in found if one.code != INCOMPLETE]
    return [Problem(INCOMPLETE, "; ".join(parts)), *rest] if parts else rest


def sentence(problem: Problem) -> str:
    if problem.code == "value_out_of_range":
        problem = replace(problem, subject=number_text(Decimal(problem.subject)))
    return problem_text(problem)


def on_newest(form: forms.BaseForm, revision: int) -> None:
    """Saving again is a decision: the form now stands on what it did not know."""
    form.data = {**{name: form[name].value() for name in form.fields}, "base_revision": str(revision)}


def came_back(
    form: forms.BaseForm, refusal: Refusal | None, *, place: str, now: list[Line], change: Change | None
) -> Typed | None:  # fmt: skip
    """What a page shows of a form that was overtaken, or that it can no longer draw, beside what stands there now."""
    if refusal is None or not (refusal.is_stale or refusal.is_closed):
        return None
    typed = _lines(form, {field.name: field.value() for field in form.visible_fields()})
    if refusal.is_stale:
        return Typed(place, refusal.reasons, typed, now, change)
    return Typed(place, refusal.reasons, typed)


def _lines(form: forms.BaseForm, values: Mapping[str, Any]) -> list[Line]:
    """Label and value in words, as far as there is one."""
    found = ((name, _words(form.fields[name], value)) for name, value in values.items())
    return [(str(form.fields[name].label or name), words) for name, words in found if words]


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Ya") if value else ""
    if isinstance(value, UploadedFile):
        return value.name or ""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(field, forms.ChoiceField):
        known = {str(getattr(key, "value", key)): str(label) for key, label in list(field.widget.choices)}
        wanted = value if isinstance(value, list) else [value]
        return "; ".join(known.get(str(one), str(one)) for one in wanted)
    return str(value)
