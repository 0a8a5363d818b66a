"""What to do next, as the pages show it: for the region, for one agency, and on the way to a target."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.index.labels import COLUMN_LABELS
from registry.index.queries.standing import Column, PeriodState
from registry.index.queries.upkeep import upkeep_of
from registry.index.rules.advice import (
    Standing,
    Step,
    StepKind,
    best_reporting_set,
    break_even,
    median_maturity,
    next_steps,
)
from registry.index.rules.edition import Part
from registry.index.rules.paths import Path, path_to
from registry.reference.queries import affairs_by_code
from registry.web.index.words import STEP_LABELS, step_text

SHOWN, SHOWN_OF_PATH = 12, 100


class AdviceForm(forms.Form):
    """What advice is read on: the column, an agency, a covering innovation; a target with its limits."""

    column = forms.ChoiceField(
        label=gettext_lazy("Kolom"), choices=[(c.value, COLUMN_LABELS[c]) for c in Column], required=False
    )
    agency = forms.ChoiceField(label=gettext_lazy("Langkah untuk"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis langkah"), required=False,
        choices=[("", gettext_lazy("Semua")), *((kind.value, words) for kind, words in STEP_LABELS.items())],
    )  # fmt: skip
    maturity = forms.DecimalField(
        label=gettext_lazy("Kematangan inovasi baru"), min_value=0, max_digits=5, decimal_places=2, required=False
    )
    target = forms.DecimalField(
        label=gettext_lazy("Sasaran IID"), min_value=0, max_value=100, max_digits=5, decimal_places=2, required=False
    )
    most_steps = forms.IntegerField(
        label=gettext_lazy("Paling banyak langkah"), min_value=1, max_value=10000, required=False,
        help_text=gettext_lazy("Satu langkah menaikkan satu baris satu tingkat."),
    )  # fmt: skip
    most_innovations = forms.IntegerField(
        label=gettext_lazy("Paling banyak inovasi yang diubah"), min_value=1, max_value=1000, required=False
    )
    only = forms.MultipleChoiceField(
        label=gettext_lazy("Hanya inovasi dari"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kosong berarti semua perangkat daerah."),
    )  # fmt: skip
    without_region = forms.BooleanField(label=gettext_lazy("Tanpa baris daerah (SPD)"), required=False)

    def __init__(self, *args: Any, state: PeriodState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = {str(one.sheet.proposal.owner_id or ""): one.sheet.proposal.owner for one in state.sheets}
        agencies = sorted(((key, owner.name) for key, owner in owners.items() if owner), key=lambda pair: pair[1])
        choices = {"agency": [("", _("Seluruh daerah")), *agencies], "only": agencies}
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered
        chosen = self.data.get("column")
        column = Column(chosen) if chosen in set(Column) else Column.VERIFIED
        middle = median_maturity(standing=state.standing(column))
        field, highest = self.fields["maturity"], state.edition.highest(Part.SID)
        field.validators = [*field.validators, MaxValueValidator(highest)]
        field.widget.attrs["max"] = highest
        field.help_text = _(
            "Dipakai bila urusan pelayanan dasar belum terpenuhi. Kosong berarti kematangan tengah daerah (%(median)s)."
        ) % {"median": f"{middle:.2f}".replace(".", ",")}

    def asked(self) -> dict[str, Any]:
        """What was asked for; nothing while a field is wrong, whose error stands beside it."""
        return self.cleaned_data if self.is_bound and self.is_valid() else {}


def region_advice(*, state: PeriodState, asked: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Steps, break-even, the path to a target, and whom to strengthen first."""
    column = Column(asked.get("column") or Column.VERIFIED)
    standing = state.standing(column)
    agency: str = asked.get("agency") or ""
    steps = next_steps(
        standing=standing, maturity=asked.get("maturity"), agencies=frozenset({agency}) if agency else None,
        upkeep=upkeep_of(state=state, column=column, on=on),
    )  # fmt: skip
    kind: str = asked.get("kind") or ""
    path = _path(standing, asked)
    best, best_iid = best_reporting_set(standing=standing)
    rejected = {item.key for item in standing.items if item.is_rejected}
    proposals = [found.sheet.proposal for found in state.sheets]
    return {
        "column": column,
        "column_label": COLUMN_LABELS[column],
        "steps": step_lines(state=state, steps=[step for step in steps if kind in ("", step.kind)][:SHOWN]),
        "median": median_maturity(standing=standing),
        "break_even": break_even(standing=standing),
        "weak": [one for one in proposals if one.public_id not in best | rejected],
        "best_iid": best_iid,
        "path": path,
        "path_lines": step_lines(state=state, steps=path.steps[:SHOWN_OF_PATH]) if path else [],
    }


def agency_advice(*, state: PeriodState, agencies: frozenset[str], on: date) -> list[dict[str, Any]]:
    """The steps of these agencies alone; the gains are those of the whole region."""
    steps = next_steps(
        standing=state.standing(Column.VERIFIED), agencies=agencies,
        upkeep=upkeep_of(state=state, column=Column.VERIFIED, on=on),
    )  # fmt: skip
    return step_lines(state=state, steps=steps[:SHOWN])


def step_lines(*, state: PeriodState, steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Each step as a sentence, with the innovation that it leads to."""
    affairs = affairs_by_code()
    names = {found.sheet.proposal.public_id: found.sheet.proposal for found in state.sheets}
    labels = {row.key: row.name for part in Part for row in state.edition.rows(part)}
    return [
        {
            "step": step,
            "text": step_text(step, labels, affairs),
            "proposal": names.get(step.item),
            "gain": round(step.gain, 3),
            "is_region": not step.item and bool(step.row),
            "keeps": step.kind == StepKind.RENEW,
        }
        for step in steps
    ]


def _path(standing: Standing, asked: Mapping[str, Any]) -> Path | None:
    target: Decimal | None = asked.get("target")
    if target is None:
        return None
    return path_to(
        standing=standing, target=target, agencies=frozenset(asked["only"]) or None,
        most_innovations=asked["most_innovations"], most_steps=asked["most_steps"],
        with_region_rows=not asked["without_region"],
    )  # fmt: skip
