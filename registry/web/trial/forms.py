"""The forms of the trial's log and of what follows it: they validate and draw, they never save."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.proposals.models import Measure, Proposal, StoredFile
from registry.proposals.usecases.documents import NewPaper
from registry.trial.rules.design import DESIGN
from registry.trial.rules.log import HAZARDS
from registry.web.proposals.step_forms import day, text
from registry.web.templatetags.words import angka
from registry.workflow.labels import FORM_LABELS
from registry.workflow.rules.documents import DocumentKind

CHOICES = [("ya", _("Ya")), ("tidak", _("Tidak"))]
HAZARD_LABELS = {
    "health": _("Dapat membahayakan kesehatan?"),
    "security": _("Dapat membahayakan keamanan?"),
    "safety": _("Dapat membahayakan keselamatan manusia?"),
    "environment": _("Dapat membahayakan lingkungan?"),
}


def line(label: Any, *, most: int, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=required, help_text=help_text)


def field_label(name: str) -> str:
    """The label of a field of the proposal."""
    field: Any = Proposal._meta.get_field(name)
    return str(capfirst(str(field.verbose_name)))


class EntryForm(forms.Form):
    """A form that may carry one paper: its four fields stand together or not at all."""

    paper_kind: DocumentKind | None = None
    paper_required = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.paper_kind is not None:
            needed = self.paper_required
            self.fields["number"] = line(_("Nomor surat atau dokumen"), most=120, required=needed)
            self.fields["on"] = day(_("Tanggal surat atau dokumen"), required=needed)
            self.fields["signatory"] = line(_("Jabatan penanda tangan"), most=160, required=needed)
            self.fields["file"] = forms.FileField(label=_("Berkas (PDF)"), required=needed)

    def uploads(self) -> dict[str, UploadedFile]:
        upload = self.cleaned_data.get("file")
        return {"file": upload} if upload else {}

    def has_paper(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("number", "on", "file"))

    def paper(self, files: Mapping[str, StoredFile], *, on: date | None = None) -> NewPaper:
        """The paper as handed in; what it lacks is for the rules to say."""
        clean = self.cleaned_data
        kind = self.paper_kind or DocumentKind.TRIAL_REPORT
        return NewPaper(kind, clean["number"], on or clean.get("on"), clean["signatory"], file=files.get("file"))


class StageForm(EntryForm):
    name = line(_("Tahap"), most=160)
    starts_on = day(_("Dari"))
    ends_on = day(_("Sampai"))
    progress = forms.IntegerField(label=_("Kemajuan (%)"), min_value=0, max_value=100, initial=0)


class ReportForm(EntryForm):
    """A letter is welcome, not asked: the regulation names no form for the periodic report."""

    paper_kind = DocumentKind.TRIAL_REPORT
    paper_required = False
    reported_on = day(_("Tanggal laporan"))
    period_from = day(_("Masa yang dilaporkan, dari"))
    period_to = day(_("Sampai"))
    progress = text(_("Kemajuan"))
    obstacles = text(_("Kendala"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["on"]  # the letter bears the report's own date
        self.fields["number"].label = _("Nomor surat, bila ada")
        self.fields["signatory"].label = _("Jabatan penanda tangan, bila ada surat")
        self.fields["file"].label = _("Surat atau bukti (PDF), bila ada")


class DeviationForm(EntryForm):
    rule = line(_("Ketentuan yang disimpangi"), most=250)
    instead = text(_("Yang dilakukan sebagai gantinya"))
    starts_on = day(_("Dari"))
    ends_on = day(_("Sampai"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in HAZARDS:
            self.fields[name] = forms.ChoiceField(label=HAZARD_LABELS[name], choices=CHOICES, widget=forms.RadioSelect)

    def hazards(self) -> dict[str, bool]:
        return {name: self.cleaned_data[name] == "ya" for name in HAZARDS}


class ResultsForm(EntryForm):
    """One field for each measure, all measured on one day."""

    realised_on = day(_("Tanggal ukur"))

    def __init__(self, *args: Any, measures: Iterable[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = list(measures)
        for measure in self.measures:
            self.fields[f"measure_{measure.pk}"] = forms.DecimalField(
                label=f"{measure.name} ({measure.unit})", max_digits=16, decimal_places=2, required=False,
                initial=measure.realised, help_text=gettext("Target: %(target)s") % {"target": angka(measure.target)},
            )  # fmt: skip

    def realised(self) -> dict[int, Any]:
        given = {measure.pk: self.cleaned_data.get(f"measure_{measure.pk}") for measure in self.measures}
        return {pk: value for pk, value in given.items() if value is not None}


class DesignForm(EntryForm):
    """The design as it stands, to be adjusted; what the decree names needs an amended decree."""

    paper_kind = DocumentKind.AMENDED_DECREE
    paper_required = False
    base_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = {name: self.fields.pop(name) for name in ("number", "on", "signatory", "file")}
        for name in DESIGN:
            self.fields[name] = text(field_label(name), required=False)
            self.initial.setdefault(name, getattr(proposal, name))
        self.fields["reason"] = text(_("Alasan penyesuaian"))
        self.fields["form"] = forms.ChoiceField(label=field_label("form"), choices=list(FORM_LABELS.items()))
        self.fields["objective"] = text(field_label("objective"))
        agencies = Agency.objects.filter(region_id=proposal.region_id, is_active=True)
        self.fields["executor"] = forms.ModelChoiceField(agencies, label=_("Perangkat daerah pelaksana"))
        self.initial.update(form=proposal.form, objective=proposal.objective, executor=proposal.executor_id)
        self.fields.update(papers)
        self.fields["number"].label = _("Nomor perubahan keputusan")
        self.fields["on"].label = _("Tanggal perubahan keputusan")

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """First what the executor may adjust, then what only an amended decree changes."""
        decree = ("form", "objective", "executor", "number", "on", "signatory", "file")
        return [
            (_("Rancang bangun"), [self[name] for name in (*DESIGN, "reason")]),
            (_("Hanya dengan perubahan keputusan kepala daerah"), [self[name] for name in decree]),
        ]

    def changes(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in (*DESIGN, "form", "objective")}


class MinisterForm(EntryForm):
    """The letter, the three blocks of UU 388(8), and the national number if it is known."""

    how = text(_("Cara melakukan inovasi"))
    documentation = text(_("Dokumentasi bentuk inovasi"))
    expected = text(_("Hasil yang akan dicapai"))
    national_number = line(_("Nomor registrasi nasional, bila sudah ada"), most=80, required=False)

    def __init__(
        self, *args: Any, paper_kind: DocumentKind, needs_blocks: bool, is_overdue: bool, **kwargs: Any
    ) -> None:
        self.paper_kind = paper_kind
        super().__init__(*args, **kwargs)
        for name in ("how", "documentation", "expected"):
            self.fields[name].required = needs_blocks
        if is_overdue:
            self.fields["late_reason"] = text(_("Alasan lewat jatuh tempo"), required=False)

    def blocks(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("how", "documentation", "expected")}


class NationalNumberForm(EntryForm):
    national_number = line(_("Nomor registrasi nasional"), most=80)


class AwardForm(EntryForm):
    paper_kind = DocumentKind.AWARD
    recipient = line(_("Penerima"), most=200, help_text=_("Jabatan, kelompok, atau perangkat daerah yang mengusulkan."))
    kind = line(_("Bentuk penghargaan atau insentif"), most=120)
    giver = line(_("Pemberi"), most=160)
    legal_basis = line(
        _("Dasar hukum penghargaan ASN"), most=250, required=False, help_text=_("Wajib bila inisiatornya ASN.")
    )


class ReplicationForm(EntryForm):
    paper_kind = DocumentKind.REPLICATION
    adopter = line(_("Daerah atau perangkat daerah yang menerapkan"), most=200)
