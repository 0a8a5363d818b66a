"""Forms of the citizen's pages: they validate and draw, they never save."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.proposals.labels import FIELD_EXAMPLES, FIELD_WHY
from registry.proposals.models import Proposal
from registry.proposals.rules.content import BASIS_OF, DESIGN, HOME_OF
from registry.proposals.usecases.attachments import NewAttachment
from registry.reference.models import Affair
from registry.reference.queries import tenants
from registry.shared.problems import Problem
from registry.web.attachments.fields import CheckedFileField
from registry.web.templatetags.words import problem_text
from registry.workflow.labels import DOOR_LABELS, FORM_LABELS

FILES = {"consent": "persetujuan_wali", "budget": "anggaran", "picture": "diagram_alir"}
CONTENT = ("name", "form", "main_affair", *DESIGN, "changes", "objective", "benefit", "trial_from", "trial_to")
SECTIONS = (
    ("pengusul", _("Anda"), ("region", "initiator_name", "contact", "initiator_is_minor", "consent")),
    ("tujuan-surat", _("Ditujukan kepada"), ("door",)),
    ("gagasan", _("Gagasan"), ("name", "form", "main_affair")),
    ("rancang-bangun", _("Rancang bangun"), ("problem", "how_it_works", "method", "novelty", "legal_basis",
                                             "strategic_issue", "picture")),
    ("perubahan", _("Perubahan dan manfaat"), ("changes", "objective", "benefit")),
    ("waktu", _("Waktu uji coba dan anggaran"), ("trial_from", "trial_to", "budget")),
    ("pernyataan", _("Pernyataan"), ("conflict_free",)),
)  # fmt: skip


def _text(label: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=forms.Textarea(attrs={"rows": 5}))


def _day(label: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ContentForm(forms.Form):
    """What Art. 7(2) asks of a citizen's proposal, in sections."""

    name = forms.CharField(label=_("Nama inovasi"), max_length=250)
    form = forms.ChoiceField(label=_("Bentuk inovasi"), choices=[("", _("Pilih bentuk")), *FORM_LABELS.items()])
    main_affair = forms.ModelChoiceField(
        Affair.objects.all(), label=_("Urusan pemerintahan"), empty_label=_("Pilih urusan")
    )
    problem = _text(_("Permasalahan"))
    how_it_works = _text(_("Cara kerja"), required=True)
    method = _text(_("Sebelum dan sesudah"))
    novelty = _text(_("Yang baru"))
    legal_basis = _text(_("Dasar hukum, bila tahu"))
    strategic_issue = _text(_("Kaitan dengan isu yang lebih luas"))
    picture = CheckedFileField(label=_("Gambar atau diagram alir"), required=False)
    changes = _text(_("Pokok perubahan yang akan dilakukan"), required=True)
    objective = _text(_("Tujuan"), required=True)
    benefit = _text(_("Manfaat"), required=True)
    trial_from = _day(_("Uji coba mulai"), required=True)
    trial_to = _day(_("Uji coba selesai"), required=False)
    budget = CheckedFileField(label=_("Rencana anggaran, jika diperlukan"), required=False)
    consent = CheckedFileField(
        label=_("Persetujuan orang tua atau wali"),
        required=False,
        help_text=_(
            "Hanya bila Anda belum dewasa: foto atau pindaian surat yang ditandatangani. Dibuka petugas penilai saja."
        ),
    )

    field_order = [name for _code, _title, names in SECTIONS for name in names]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        noted: dict[str, Any] = self.fields
        for name, field in noted.items():
            field.basis = next((BASIS_OF[code] for code, home in HOME_OF.items() if home[1] == name), "")
            field.why, field.example = FIELD_WHY.get(name, ""), FIELD_EXAMPLES.get(name, "")

    def clean(self) -> dict[str, Any]:
        """Line ends as they were typed; the trial does not end before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("trial_from"), cleaned.get("trial_to")
        if start and end and end < start:
            self.add_error("trial_to", _("Tanggal selesai mendahului tanggal mulai."))
        return {n: v.replace("\r\n", "\n") if isinstance(v, str) else v for n, v in cleaned.items()}

    @property
    def sections(self) -> Iterator[tuple[str, Any, list[forms.BoundField]]]:
        """The fields in their order, with the title of each section."""
        for code, title, names in SECTIONS:
            if fields := [self[name] for name in names if name in self.fields]:
                yield code, title, fields

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CONTENT}

    def uploads(self) -> list[NewAttachment]:
        """The files that came, each with its kind."""
        given = {name: self.cleaned_data.get(name) for name in FILES}
        return [NewAttachment(FILES[name], upload) for name, upload in given.items() if upload]

    def show(self, problems: tuple[Problem, ...]) -> None:
        """What the law still misses, next to its field."""
        for problem in problems:
            field = "consent" if problem.subject == "guardian_consent" else HOME_OF.get(problem.subject, ("", ""))[1]
            self.add_error(field if field in self.fields else None, problem_text(problem))


class SubmissionForm(ContentForm):
    """The whole proposal of a citizen, handed in at once (Art. 12)."""

    region = forms.ModelChoiceField(tenants(), label=_("Daerah"), empty_label=_("Pilih daerah"))
    initiator_name = forms.CharField(
        label=_("Nama lengkap"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    contact = forms.CharField(
        label=_("Nomor telepon atau surel"),
        max_length=200,
        help_text=_("Hanya untuk petugas; tidak pernah ditampilkan."),
    )
    initiator_is_minor = forms.BooleanField(label=_("Saya belum dewasa"), required=False)
    door = forms.ChoiceField(label=_("Disampaikan kepada"), choices=list(DOOR_LABELS.items()), widget=forms.RadioSelect)
    conflict_free = forms.BooleanField(
        label=_("Saya menyatakan tidak ada kepentingan pribadi yang mencari untung dari usulan ini"),
    )
    website = forms.CharField(required=False, label=_("Jangan diisi"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(homes := list(tenants()[:2])) == 1:
            self.fields["region"].initial = homes[0].pk
            self.fields["region"].widget = forms.HiddenInput()
        noted: dict[str, Any] = self.fields
        noted["door"].basis = "Pasal 12 ayat (1)"
        noted["conflict_free"].basis = "Pasal 3 huruf d"
        for name in ("initiator_name", "contact", "initiator_is_minor"):
            noted[name].why = ""
        noted["initiator_is_minor"].basis = ""
        noted["consent"].basis = "UU 27/2022 Pasal 25 ayat (2)"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("initiator_is_minor") and not cleaned.get("consent") and "consent" not in self.errors:
            self.add_error("consent", _("Lampirkan persetujuan orang tua atau wali, karena Anda belum dewasa."))
        if cleaned.get("website"):
            self.add_error(None, _("Kosongkan kolom yang tidak perlu diisi, lalu kirim lagi."))
        return cleaned

    def values(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return super().values() | {
            "initiator_name": clean["initiator_name"],
            "contact": clean["contact"],
            "door": clean["door"],
            "initiator_is_minor": clean["initiator_is_minor"],
            "conflict_free_on": timezone.localdate(),
        }


class CompletionForm(ContentForm):
    """The same content, as it stands, for answering a return."""

    contact = forms.CharField(label=_("Nomor telepon atau surel"), max_length=200)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(proposal, name) for name in (*CONTENT, "contact")}
        super().__init__(*args, **kwargs)
        if not proposal.initiator_is_minor:
            del self.fields["consent"]

    def values(self) -> dict[str, Any]:
        return super().values() | {"contact": self.cleaned_data["contact"]}


class ReceiptForm(forms.Form):
    """The code of a receipt, as people type it."""

    code = forms.CharField(
        label=_("Kode tanda terima"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Dua belas huruf dan angka dari halaman tanda terima. Huruf besar, spasi, dan tanda hubung bebas."),
    )


class WithdrawalForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 3}))
