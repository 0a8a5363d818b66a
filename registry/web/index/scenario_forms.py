"""The form of a what-if: a name, an edition, and what is different."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.index.queries.editions import affair_codes
from registry.index.queries.standing import PeriodState
from registry.index.rules.edition import LEVELS, Part
from registry.index.rules.scenarios import Audience, Changes, read_added
from registry.index.usecases.scenarios import Sharing
from registry.people.models import Agency
from registry.shared.problems import Problem

REGION_CHOICE = (Audience.REGION.value, gettext_lazy("Semua perangkat daerah di daerah ini"))


class ScenarioForm(forms.Form):
    """A name, an edition, and what is different; one line a change."""

    name = forms.CharField(label=gettext_lazy("Nama skenario"), max_length=120)
    edition = forms.ChoiceField(label=gettext_lazy("Edisi"))
    innovation = forms.ChoiceField(label=gettext_lazy("Inovasi yang dinaikkan"), required=False)
    row = forms.ChoiceField(label=gettext_lazy("Indikatornya"), required=False)
    level = forms.TypedChoiceField(
        label=gettext_lazy("Ke tingkat"), coerce=int, required=False, empty_value=None,
        choices=[("", "–"), *((level, str(level)) for level in (0, *LEVELS))],
    )  # fmt: skip
    left_out = forms.MultipleChoiceField(
        label=gettext_lazy("Tidak dilaporkan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    added = forms.CharField(
        label=gettext_lazy("Inovasi tambahan"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Satu baris satu: urusan; kematangan; jumlah. Contoh: kesehatan; 80; 2"),
    )  # fmt: skip

    sharing = forms.ChoiceField(label=gettext_lazy("Bagikan dengan"), required=False)

    def __init__(
        self, *args: Any, state: PeriodState, editions: list[str], agencies: list[Agency], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        names = [(found.sheet.proposal.public_id, found.sheet.proposal.name) for found in state.sheets]
        rows = [(row.key, f"{row.key}. {row.name}") for part in Part for row in state.edition.rows(part)]
        shared = [(f"{Audience.AGENCY}:{agency.pk}", agency.name) for agency in agencies]
        region = ("", _("Baris daerah (SPD)"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "edition": [(name, name) for name in editions], "innovation": [region, *names], "row": [("", "–"), *rows],
            "left_out": list(names), "sharing": [("", _("Hanya saya dan Bappeda")), *shared, REGION_CHOICE],
        }  # fmt: skip
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered

    def sharing_asked(self) -> Sharing:
        """The audience, with the agency where one is chosen."""
        audience, _colon, agency = self.cleaned_data["sharing"].partition(":")
        return Sharing(Audience(audience or Audience.OWN), int(agency) if agency else None)

    def changes(self, kept: Changes) -> tuple[Changes, list[Problem]]:
        """What was kept with what this form adds to it."""
        clean = self.cleaned_data
        levels = {key: dict(rows) for key, rows in kept.levels.items()}
        region = dict(kept.region)
        if clean["row"] and clean["level"] is not None:
            target = levels.setdefault(clean["innovation"], {}) if clean["innovation"] else region
            target[clean["row"]] = clean["level"]
        added, problems = read_added(clean["added"], affairs=affair_codes())
        return Changes(levels, region, frozenset(clean["left_out"]), tuple(added)), problems
