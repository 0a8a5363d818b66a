"""The three questions of the pulse, the same by link and signed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import SIGN_LABELS
from registry.exchange.models import PulseAnswer
from registry.exchange.rules.pulse import Words
from registry.web.proposals.step_forms import text


class PulseForm(forms.Form):
    """Does it live, what changed, what does it need."""

    sign = forms.ChoiceField(
        label=_("Bagaimana inovasi ini sekarang?"), choices=list(SIGN_LABELS.items()), widget=forms.RadioSelect
    )
    pulse_reason = text(_("Mengapa tersendat atau berhenti?"), required=False)
    changed = text(_("Apa yang berubah sejak triwulan lalu?"), required=False)
    needed = text(_("Apa yang dibutuhkan?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pulse_reason"].help_text = _("Wajib diisi kalau berhenti; kosongkan kalau masih berjalan.")

    @staticmethod
    def said(answer: PulseAnswer | None) -> dict[str, str]:
        """What stands, as it is put back for a correction."""
        if answer is None:
            return {}
        return {"sign": answer.sign, "pulse_reason": answer.reason, "changed": answer.changed, "needed": answer.needed}

    def words(self) -> Words:
        clean = self.cleaned_data
        return Words(clean["sign"], clean["pulse_reason"], clean["changed"], clean["needed"])
