"""The form of a step: it validates and draws, it never saves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.proposals.models import ProcessDocument, Proposal, StoredFile
from registry.proposals.usecases.documents import NewPaper
from registry.workflow.labels import DOCUMENT_LABELS, INSTRUMENT_LABELS
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import TERMINAL, Instrument
from registry.workflow.rules.transitions import STEPS, Ask, Move

Reusable = Mapping[DocumentKind, ProcessDocument]


def day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=required)


def text(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 4}), required=required)


def reusable_papers(proposal: Proposal, move: Move) -> dict[DocumentKind, ProcessDocument]:
    """Papers of the right kind that serve no step that stands, and are not older than the last one."""
    serving = proposal.documents.filter(steps__taken_back_at__isnull=True, steps__isnull=False).values("pk")
    documents = proposal.documents.filter(kind__in=STEPS[move].documents, superseded_by__isnull=True)
    documents = documents.exclude(pk__in=serving)
    if proposal.last_step_on:
        documents = documents.filter(on__gte=proposal.last_step_on)
    return {DocumentKind(document.kind): document for document in documents.select_related("file").order_by("pk")}


class StepForm(forms.Form):
    """What a step asks: each of its papers with number, date, office and file, and its own answers."""

    def __init__(
        self,
        *args: Any,
        move: Move,
        proposal: Proposal,
        today: date,
        reusable: Reusable | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.move, self.proposal, self.step, self.reusable = move, proposal, STEPS[move], reusable or {}
        self.is_overdue = bool(proposal.due_on and proposal.due_is_legal and proposal.due_on < today)
        for kind in self.step.documents:
            self._ask_paper(kind)
        for ask in self.step.asks:
            if ask != Ask.LATE_REASON or self.is_overdue:
                self.fields.update(self._asked(ask))
        if self.step.target in TERMINAL:
            self.fields["confirmed"] = forms.BooleanField(
                label=_("Saya mengerti bahwa usulan berakhir dengan langkah ini")
            )

    def _ask_paper(self, kind: DocumentKind) -> None:
        filed = self.reusable.get(kind)
        if filed is not None:
            self.fields[f"{kind}-filed"] = forms.BooleanField(
                label=gettext("Pakai %(paper)s nomor %(number)s yang sudah tercatat")
                % {"paper": DOCUMENT_LABELS[kind], "number": filed.number},
                required=False,
                initial=True,
            )
        asked = filed is None
        self.fields[f"{kind}-number"] = forms.CharField(
            label=_("Nomor %(paper)s") % {"paper": DOCUMENT_LABELS[kind]}, max_length=120, required=asked
        )
        self.fields[f"{kind}-on"] = day(_("Tanggal"), required=asked)
        self.fields[f"{kind}-signatory"] = forms.CharField(
            label=_("Jabatan penanda tangan"), max_length=160, required=asked
        )
        self.fields[f"{kind}-file"] = forms.FileField(label=_("Berkas (PDF)"), required=asked)

    def groups(self) -> list[dict[str, Any]]:
        """The papers one by one, as the page draws them."""
        names = ("filed", "number", "on", "signatory", "file")
        return [
            {
                "label": DOCUMENT_LABELS[kind],
                "fields": [self[f"{kind}-{name}"] for name in names if f"{kind}-{name}" in self.fields],
            }
            for kind in self.step.documents
        ]

    def answers(self) -> list[forms.BoundField]:
        """What is asked beside the papers."""
        return [self[name] for name in self.fields if "-" not in name]

    def _asked(self, ask: Ask) -> dict[str, forms.Field]:
        region = Agency.objects.filter(region_id=self.proposal.region_id, is_active=True)
        fields: dict[Ask, dict[str, forms.Field]] = {
            Ask.REASON: {"reason": text(_("Alasan"))},
            Ask.GAPS: {"gaps": text(_("Yang harus dilengkapi, satu tiap baris"))},
            Ask.EXECUTOR: {"executor": forms.ModelChoiceField(region, label=_("Perangkat daerah pelaksana"))},
            Ask.START: {"start": day(_("Mulai"))},
            Ask.PLANNED_END: {"planned_end": day(_("Rencana selesai"))},
            Ask.PLACE: {"place": forms.CharField(label=_("Lokasi uji coba"), max_length=200)},
            Ask.LATE_REASON: {"late_reason": text(_("Alasan lewat jatuh tempo"), required=False)},
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
        return fields[ask]

    def clean(self) -> dict[str, Any]:
        """Either the paper that is filed, or every part of a new one."""
        cleaned: dict[str, Any] = super().clean() or {}
        for kind in self.reusable:
            if cleaned.get(f"{kind}-filed"):
                continue
            for name in ("number", "on", "signatory", "file"):
                if not cleaned.get(f"{kind}-{name}") and f"{kind}-{name}" not in self.errors:
                    self.add_error(f"{kind}-{name}", gettext("Isi ini, atau pakai dokumen yang sudah tercatat."))
        return cleaned

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
            exemption=(_answer(tests[0]), _answer(tests[1]), _answer(tests[2])),
            decided_by=clean.get("decided_by", ""),
            instrument=Instrument(instrument) if instrument else None,
            instrument_year=clean.get("instrument_year"),
            established_on=clean.get("established_on"),
            promulgated_on=clean.get("promulgated_on"),
            effective_on=clean.get("effective_on"),
        )

    def _is_filed(self, kind: DocumentKind) -> bool:
        return bool(self.cleaned_data.get(f"{kind}-filed"))

    def uploads(self) -> dict[str, UploadedFile]:
        """The new files, by kind."""
        return {kind: self.cleaned_data[f"{kind}-file"] for kind in self.step.documents if not self._is_filed(kind)}

    def papers(self, files: Mapping[str, StoredFile]) -> list[NewPaper]:
        """The papers with their stored files, or the ones that are filed already."""
        clean = self.cleaned_data
        return [
            NewPaper.of(self.reusable[kind])
            if self._is_filed(kind)
            else NewPaper(
                kind,
                clean[f"{kind}-number"],
                clean[f"{kind}-on"],
                clean[f"{kind}-signatory"],
                file=files[kind],
                signer_agency_id=self.proposal.agency_id,
            )
            for kind in self.step.documents
        ]


def _answer(reason: str) -> Answer:
    return Answer(True if reason else None, reason)
