"""Forms of the proposals pages: they validate and draw, they never save."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import DateField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, Unit
from registry.people.policy import agencies_for, initiators_open_to
from registry.people.rules.roles import Permission
from registry.proposals.labels import BENEFIT_LABELS, FIELD_EXAMPLES, FIELD_WHY, TARGET_LABELS
from registry.proposals.models import Proposal
from registry.proposals.rules.content import Part
from registry.proposals.usecases.documents import NewPaper
from registry.reference.queries import options
from registry.shared.actor import Actor
from registry.workflow.labels import DOCUMENT_LABELS, FORM_LABELS, INITIATOR_LABELS, INSTRUMENT_LABELS
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import Instrument
from registry.workflow.rules.transitions import STEPS, Ask, Move

LOOK_UPS = {"classification": "klasifikasi", "theme": "tematik", "asta_cita": "asta_cita", "pkpn_cluster": "pkpn"}
ADDRESSES = {"video_url": partial(forms.URLField, assume_scheme="https")}
SEVERAL = {"secondary_forms": FORM_LABELS, "targets": TARGET_LABELS, "benefit_kinds": BENEFIT_LABELS}


def day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=required)


def text(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), required=required)


class NewProposalForm(forms.Form):
    """The short first step: five fields."""

    initiator = forms.ChoiceField(label=_("Inisiator"))
    name = forms.CharField(label=_("Nama inovasi"), max_length=250)
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Perangkat daerah"), required=False)
    initiator_name = forms.CharField(label=_("Nama atau jabatan inisiator"), max_length=200)
    form = forms.ChoiceField(label=_("Bentuk inovasi"), choices=list(FORM_LABELS.items()))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = initiators_open_to(actor)
        self.fields["initiator"].choices = [(i, label) for i, label in INITIATOR_LABELS.items() if i in open_ones]
        agencies = agencies_for(actor, Permission.WRITE)
        self.fields["agency"].queryset = Agency.objects.filter(pk__in=agencies, is_active=True)


class PartForm(forms.ModelForm):
    """One part of the proposal: each field says why it is asked and which article or form item asks it."""

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region, year = self.instance.region_id, timezone.localdate().year
        if "unit" in self.fields:
            self.fields["unit"].queryset = Unit.objects.filter(
                agency_id=self.instance.agency_id, agency__region_id=region
            )
        for name in self.fields.keys() & LOOK_UPS.keys():
            entries = [(option.code, option.label) for option in options(list=LOOK_UPS[name], year=year)]
            self._replace(name, forms.ChoiceField(choices=[("", "–"), *entries], required=False))
        for name in self.fields.keys() & SEVERAL.keys():
            boxes = forms.CheckboxSelectMultiple()
            self._replace(
                name, forms.MultipleChoiceField(choices=list(SEVERAL[name].items()), widget=boxes, required=False)
            )
        for item in part.items:
            if field := self.fields.get(item.name):
                field.basis, field.why = item.basis, FIELD_WHY.get(item.name, "")
                field.example = FIELD_EXAMPLES.get(item.name, "")

    def _replace(self, name: str, field: forms.Field) -> None:
        field.label = self.fields[name].label
        self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        """Line ends as they were typed, not as the browser sends them."""
        cleaned: dict[str, Any] = super().clean() or {}
        return {n: v.replace("\r\n", "\n") if isinstance(v, str) else v for n, v in cleaned.items()}


def part_form(part: Part) -> type[PartForm]:
    """The form of one part of the proposal, from its items."""
    names = [name for name in part.names if name != "other_affairs"]
    dates = {
        name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        for name in names
        if isinstance(Proposal._meta.get_field(name), DateField)
    }
    return forms.modelform_factory(Proposal, form=PartForm, fields=names, widgets=dates, field_classes=ADDRESSES)


class StepForm(forms.Form):
    """What a step asks: each of its papers with number, date, office and file, and its own answers."""

    def __init__(self, *args: Any, move: Move, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.move, self.proposal, self.step = move, proposal, STEPS[move]
        for kind in self.step.documents:
            label = DOCUMENT_LABELS[kind]
            self.fields[f"{kind}-number"] = forms.CharField(
                label=_("Nomor %(paper)s") % {"paper": label}, max_length=120
            )
            self.fields[f"{kind}-on"] = day(_("Tanggal"))
            self.fields[f"{kind}-signatory"] = forms.CharField(label=_("Jabatan penanda tangan"), max_length=160)
            self.fields[f"{kind}-file"] = forms.FileField(label=_("Berkas (PDF)"))
        for ask in self.step.asks:
            self._ask(ask)

    def _ask(self, ask: Ask) -> None:
        region = Agency.objects.filter(region_id=self.proposal.region_id, is_active=True)
        fields: dict[Ask, dict[str, forms.Field]] = {
            Ask.REASON: {"reason": text(_("Alasan"))},
            Ask.GAPS: {"gaps": text(_("Yang harus dilengkapi, satu tiap baris"))},
            Ask.EXECUTOR: {"executor": forms.ModelChoiceField(region, label=_("Perangkat daerah pelaksana"))},
            Ask.START: {"start": day(_("Mulai"))},
            Ask.PLANNED_END: {"planned_end": day(_("Rencana selesai"))},
            Ask.PLACE: {"place": forms.CharField(label=_("Lokasi uji coba"), max_length=200)},
            Ask.LATE_REASON: {"late_reason": text(_("Alasan bila lewat jatuh tempo"), required=False)},
            Ask.EXEMPTION: {
                "simple": text(_("Sederhana: mengapa?")),
                "harmless": text(_("Tidak berdampak negatif: mengapa?")),
                "unchanging": text(_("Tidak mengubah tata cara pemerintahan: mengapa?")),
                "decided_by": forms.CharField(label=_("Jabatan yang memutuskan"), max_length=160),
            },
            Ask.INSTRUMENT: {
                "instrument": forms.ChoiceField(label=_("Instrumen"), choices=list(INSTRUMENT_LABELS.items())),
                "instrument_year": forms.IntegerField(label=_("Tahun"), min_value=1945, max_value=2100),
                "established_on": day(_("Ditetapkan")),
                "promulgated_on": day(_("Diundangkan"), required=False),
                "effective_on": day(_("Berlaku"), required=False),
            },
        }
        self.fields.update(fields[ask])

    def given(self) -> Given:
        """The answers as the rules read them."""
        clean = self.cleaned_data
        executor = clean.get("executor")
        tests = [clean.get(name, "") for name in ("simple", "harmless", "unchanging")]
        instrument = clean.get("instrument")
        return Given(
            reason=clean.get("reason", ""),
            gaps=tuple(line.strip() for line in clean.get("gaps", "").splitlines() if line.strip()),
            executor_id=executor.pk if executor else None,
            start=clean.get("start"),
            planned_end=clean.get("planned_end"),
            place=clean.get("place", ""),
            exemption=tuple(Answer(True if reason else None, reason) for reason in tests),
            decided_by=clean.get("decided_by", ""),
            instrument=Instrument(instrument) if instrument else None,
            instrument_year=clean.get("instrument_year"),
            established_on=clean.get("established_on"),
            promulgated_on=clean.get("promulgated_on"),
            effective_on=clean.get("effective_on"),
        )

    def papers(self, files: dict[str, Any]) -> list[NewPaper]:
        """The papers with their stored files."""
        clean = self.cleaned_data
        signer = self.proposal.agency_id
        return [
            NewPaper(
                kind,
                clean[f"{kind}-number"],
                clean[f"{kind}-on"],
                clean[f"{kind}-signatory"],
                file=files[kind],
                signer_agency_id=signer,
            )
            for kind in self.step.documents
        ]
