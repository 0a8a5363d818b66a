"""Forms of the yearly strategy; the version that the writer saw goes with them."""

from typing import Any

from django import forms
from django.utils.dates import MONTHS as MONTH_NAMES
from django.utils.translation import gettext_lazy as _

from registry.exchange.models import AgencyTarget, StrategyPlan
from registry.exchange.rules.strategy import MONTHS, MOST, Target
from registry.web.attachments.fields import CheckedFileField
from registry.web.proposals.step_forms import day
from registry.workflow.labels import STAGE_LABELS


class TargetForm(forms.Form):
    """How many proposals, how far, and evidence month by month."""

    count = forms.IntegerField(label=_("Jumlah usulan yang diajukan"), min_value=0, max_value=MOST)
    stage = forms.ChoiceField(
        label=_("Tahapan yang dicapai usulan itu"), required=False,
        choices=[("", _("Tidak ditentukan")), *STAGE_LABELS.items()],
    )  # fmt: skip
    base_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, standing: AgencyTarget | None = None, **kwargs: Any) -> None:
        given = [*standing.evidence] if standing else [0] * MONTHS
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = standing.version if standing else 0
        if standing:
            self.initial.update({"count": standing.count, "stage": standing.stage})
        for month in range(1, MONTHS + 1):
            self.fields[f"bulan_{month}"] = forms.IntegerField(
                label=MONTH_NAMES[month], min_value=0, max_value=MOST, required=False, initial=given[month - 1]
            )

    @property
    def first(self) -> list[forms.BoundField]:
        return [self["count"], self["stage"]]

    @property
    def months(self) -> list[forms.BoundField]:
        return [self[f"bulan_{month}"] for month in range(1, MONTHS + 1)]

    def target(self) -> Target:
        clean = self.cleaned_data
        evidence = tuple(clean[f"bulan_{month}"] or 0 for month in range(1, MONTHS + 1))
        return Target(clean["count"], clean["stage"], evidence)


class PlanForm(forms.Form):
    """Which document the strategy rests on, and where it lies."""

    plan_number = forms.CharField(label=_("Nomor dokumen RIPJ PID"), max_length=120)
    on = day(_("Tanggal dokumen"), required=False)
    address = forms.URLField(
        label=_("Alamat dokumen"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Tempat dokumen itu dapat dibaca, misalnya halaman JDIH."),
    )  # fmt: skip
    upload = CheckedFileField(
        label=_("Berkas dokumen"), required=False, widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        help_text=_("PDF. Dibaca oleh yang membaca strategi ini, tidak terbuka bagi umum."),
    )  # fmt: skip
    drops_file = forms.BooleanField(label=_("Lepaskan berkas lama dari rujukan ini"), required=False)
    base_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, standing: StrategyPlan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = standing.version if standing else 0
        if standing:
            self.initial.update({"plan_number": standing.number, "on": standing.on, "address": standing.address})
        if standing and standing.file:
            self.fields["upload"].help_text = _("PDF. Kosongkan bila berkasnya tetap: %(name)s.") % {
                "name": standing.file.name
            }
        else:
            del self.fields["drops_file"]

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "number": clean["plan_number"], "on": clean["on"], "address": clean["address"],
            "upload": clean["upload"], "keeps_file": not clean.get("drops_file"), "base_version": clean["base_version"],
        }  # fmt: skip
