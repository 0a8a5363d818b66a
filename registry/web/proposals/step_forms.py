"""The form of a step: it validates and draws, it never saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.proposals.usecases.documents import NewPaper
from registry.workflow.labels import DOCUMENT_LABELS, INSTRUMENT_LABELS
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import Instrument
from registry.workflow.rules.transitions import STEPS, Ask, Move


def day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=required)


def text(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), required=required)


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
