"""The forms of judging: they validate and draw, they never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.people.rules.roles import Role
from registry.workflow.labels import CRITERION_HINTS, CRITERION_LABELS, ELEMENT_LABELS
from registry.workflow.rules.states import Criterion

YES_NO = [("ya", _("Ya")), ("tidak", _("Tidak"))]
AS_BOOL = {"ya": True, "tidak": False}
AS_WORD: dict[bool | None, str] = {True: "ya", False: "tidak", None: ""}


def _lines(rows: int, **attributes: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attributes})


class SheetForm(forms.Form):
    """Five times yes or no with a reason; open answers may stay open until the verdict."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            self.fields[f"yes_{criterion}"] = forms.ChoiceField(
                label=f"{criterion}. {CRITERION_LABELS[criterion]}",
                choices=YES_NO,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"reason_{criterion}"] = forms.CharField(
                label=gettext("Alasan kriteria %(criterion)s") % {"criterion": criterion},
                widget=_lines(2),
                required=False,
            )
        self.fields["minutes"] = forms.CharField(
            label=gettext("Catatan pembahasan"),
            help_text=gettext(
                "Siapa yang hadir, apa yang ditanyakan, dan apa yang disepakati. Menjadi bagian notulen."
            ),
            widget=_lines(4),
            required=False,
        )
        self.fields["recusal_note"] = forms.CharField(
            label=gettext("Catatan tidak ikut menilai"),
            help_text=gettext("Siapa yang tidak ikut menilai, dan sebabnya (PP 38/2017 Pasal 3 huruf d)."),
            widget=_lines(2),
            required=False,
        )

    def criteria(self) -> list[dict[str, Any]]:
        """Each criterion with its two fields, as the screen draws them."""
        return [
            {
                "code": criterion.value,
                "label": CRITERION_LABELS[criterion],
                "hint": CRITERION_HINTS[criterion],
                "yes": self[f"yes_{criterion}"],
                "reason": self[f"reason_{criterion}"],
                "said": dict(YES_NO).get(self[f"yes_{criterion}"].value() or "", ""),
                "seeks_similar": criterion == Criterion.RENEWAL,
            }
            for criterion in Criterion
        ]

    def answers(self) -> dict[Criterion, tuple[bool | None, str]]:
        clean = self.cleaned_data
        return {c: (AS_BOOL.get(clean[f"yes_{c}"]), clean[f"reason_{c}"]) for c in Criterion}


class ExpertForm(forms.Form):
    """An outside expert, Art. 13(2)."""

    name = forms.CharField(label=_("Nama atau jabatan"), max_length=160)
    institution = forms.CharField(label=_("Lembaga"), max_length=160)
    element = forms.ChoiceField(label=_("Unsur"), choices=list(ELEMENT_LABELS.items()))


class RecusalForm(forms.Form):
    """An evaluator with a conflict of interest says so and no longer opens the sheet."""

    note = forms.CharField(label=_("Apa konfliknya"), widget=_lines(2))


class MemberForm(ExpertForm):
    """A member of the independent team, with the account by which he votes here."""

    user = forms.ModelChoiceField(
        User.objects.none(), label=_("Akun tamu"), required=False,
        help_text=_("Anggota dengan akun menyatakan konflik dan memberi suara di sini."),
    )  # fmt: skip

    def __init__(self, *args: Any, region_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guests = User.objects.filter(region_id=region_code, memberships__role=Role.TEAM_MEMBER, is_active=True)
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        field.queryset = guests.distinct()


class MeetingForm(forms.Form):
    met_on = forms.DateField(
        label=_("Tanggal rapat tim"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ConflictForm(forms.Form):
    conflict = forms.ChoiceField(
        label=_("Apakah Anda punya konflik kepentingan?"), choices=YES_NO, widget=forms.RadioSelect,
        help_text=_("Misalnya Anda, keluarga, atau usaha Anda mendapat untung dari inovasi ini."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Keterangan"), widget=_lines(2), required=False,
        help_text=_("Wajib bila ada konflik atau bila Anda mengubah pernyataan."),
    )  # fmt: skip


class VoteForm(forms.Form):
    vote = forms.ChoiceField(label=_("Layak?"), choices=YES_NO, widget=forms.RadioSelect)
    vote_reason = forms.CharField(label=_("Alasan suara"), widget=_lines(2))
