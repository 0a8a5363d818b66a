"""The forms that turn a record of a public source into a legal one (T13, T14): they never save."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency
from registry.procedure.labels import DONE_LABELS
from registry.procedure.usecases.taking_in import CONTENT, RunningFile
from registry.proposals.models import Proposal, StoredFile
from registry.proposals.usecases.documents import NewPaper
from registry.reference.models import Affair
from registry.web.proposals.step_forms import day, text
from registry.web.trial.forms import EntryForm, field_label, line
from registry.workflow.labels import DOCUMENT_LABELS, FORM_LABELS, INITIATOR_LABELS, INSTRUMENT_LABELS, STATE_LABELS
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Given
from registry.workflow.rules.running import REFUSALS, TAKEN_IN, papers_of, path_to
from registry.workflow.rules.states import Initiator, Instrument, State
from registry.workflow.rules.transitions import Move

Group = tuple[str | Promise, list[forms.BoundField]]
INSTRUMENT = ("instrument", "instrument_year", "established_on", "promulgated_on", "effective_on")
WITH_AGENCY = frozenset({Initiator.AGENCY, Initiator.CIVIL_SERVANT})


def instrument_fields() -> dict[str, forms.Field]:
    return {
        "instrument": forms.ChoiceField(label=_("Instrumen"), choices=list(INSTRUMENT_LABELS.items())),
        "instrument_year": forms.IntegerField(label=_("Tahun"), min_value=1945, max_value=2100),
        "established_on": day(_("Ditetapkan")),
        "promulgated_on": day(_("Diundangkan"), required=False),
        "effective_on": day(_("Berlaku"), required=False),
    }


def agency_choices(proposal: Proposal) -> list[tuple[int | str, str]]:
    """The agencies of the region, read once for however many fields."""
    agencies = Agency.objects.filter(region_id=proposal.region_id, is_active=True)
    return [("", "---------"), *agencies.values_list("pk", "name")]


def agency_field(choices: list[tuple[int | str, str]], label: Any, *, required: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=required)


class PapersForm(EntryForm):
    """A form with several papers, each with number, date, office and file."""

    kinds: tuple[DocumentKind, ...] = ()

    def ask_papers(self, kinds: Iterable[DocumentKind]) -> None:
        self.kinds = tuple(kinds)
        for kind in self.kinds:
            self.fields[f"{kind}-number"] = line(_("Nomor"), most=120)
            self.fields[f"{kind}-on"] = day(_("Tanggal"))
            self.fields[f"{kind}-signatory"] = line(_("Jabatan penanda tangan"), most=160)
            self.fields[f"{kind}-file"] = forms.FileField(label=_("Berkas (PDF)"))

    def paper_groups(self) -> list[Group]:
        names = ("number", "on", "signatory", "file")
        return [(DOCUMENT_LABELS[kind], [self[f"{kind}-{name}"] for name in names]) for kind in self.kinds]

    def uploads(self) -> dict[str, UploadedFile]:
        return {kind: self.cleaned_data[f"{kind}-file"] for kind in self.kinds}

    def papers(self, files: Mapping[str, StoredFile], *, signer_agency_id: int | None) -> list[NewPaper]:
        clean = self.cleaned_data
        return [
            NewPaper(
                kind, clean[f"{kind}-number"], clean[f"{kind}-on"], clean[f"{kind}-signatory"], file=files[kind],
                signer_agency_id=signer_agency_id,
            )
            for kind in self.kinds
        ]  # fmt: skip

    def chosen(self, name: str) -> int | None:
        """The key of the agency chosen in a field that may not be there."""
        agency: int | None = self.cleaned_data.get(name)
        return agency

    def given_instrument(self) -> dict[str, Any]:
        found = {name: self.cleaned_data.get(name) for name in INSTRUMENT}
        instrument = found["instrument"]
        return found | {"instrument": Instrument(instrument) if instrument else None}


class StandingForm(forms.Form):
    """First: on whose route the file runs, and how far it has come; asked by address."""

    inisiator = forms.ChoiceField(label=_("Inisiator"), choices=list(INITIATOR_LABELS.items()))
    keadaan = forms.ChoiceField(
        label=_("Keadaan menurut berkas"), choices=[(state, STATE_LABELS[state]) for state in TAKEN_IN]
    )
    ditolak = forms.ChoiceField(
        label=_("Bila tidak layak: dinyatakan oleh siapa"), required=False,
        choices=[("", _("Bukan berkas yang tidak layak")), *((move, DONE_LABELS[move]) for move in REFUSALS)],
    )  # fmt: skip
    ketua = forms.BooleanField(label=_("Usulan masyarakat masuk lewat ketua DPRD"), required=False)
    tanpa_uji = forms.BooleanField(label=_("Diterapkan tanpa uji coba (Pasal 19)"), required=False)

    def clean(self) -> dict[str, Any]:
        """A refused file says who refused it, on its own route."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and cleaned["keadaan"] == State.TIDAK_LAYAK and not path_to(**self.running()):
            self.add_error("ditolak", gettext("Pilih siapa yang menyatakannya pada jalur inisiator ini."))
        return cleaned

    def running(self) -> dict[str, Any]:
        clean = self.cleaned_data
        return {
            "target": State(clean["keadaan"]), "initiator": Initiator(clean["inisiator"]),
            "by_chair": clean["ketua"], "is_exempt": clean["tanpa_uji"],
            "refused_by": Move(clean["ditolak"]) if clean["ditolak"] else None,
        }  # fmt: skip


class RunningFileForm(PapersForm):
    """Then: the content that the law asks for, and every paper of the path."""

    def __init__(self, *args: Any, proposal: Proposal, running: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.running = running
        self.path = path_to(**running)
        self._ask_content(proposal)
        self._ask_facts(proposal)
        self.ask_papers(papers_of(self.path))

    def _ask_content(self, proposal: Proposal) -> None:
        self.fields["form"] = forms.ChoiceField(label=field_label("form"), choices=list(FORM_LABELS.items()))
        self.fields["main_affair"] = forms.ModelChoiceField(Affair.objects.all(), label=field_label("main_affair"))
        for name in ("how_it_works", "changes", "objective", "benefit"):
            self.fields[name] = text(field_label(name))
        self.fields["trial_from"] = day(field_label("trial_from"))
        self.fields["trial_to"] = day(field_label("trial_to"), required=False)
        for name in CONTENT:
            self.initial.setdefault(name, getattr(proposal, name))

    def _ask_facts(self, proposal: Proposal) -> None:
        agencies = agency_choices(proposal)
        if self.running["initiator"] in WITH_AGENCY:
            self.fields["agency"] = agency_field(agencies, _("Perangkat daerah (atasan/pengusul)"), required=True)
            self.initial.setdefault("agency", proposal.agency_id)
        if self.running["target"] == State.TIDAK_LAYAK:
            self.fields["reason"] = text(_("Alasan menurut berkas"))
        if Move.DECREE in self.path:
            self.fields["executor"] = agency_field(agencies, _("Perangkat daerah pelaksana"), required=True)
        if Move.START_TRIAL in self.path:
            self.fields["start"] = day(_("Uji coba mulai menurut catatan"))
            self.fields["planned_end"] = day(_("Rencana selesai"))
            self.fields["place"] = line(_("Lokasi uji coba"), most=200)
        if Move.APPLY in self.path:
            self.fields.update(instrument_fields())

    def groups(self) -> list[Group]:
        facts = [self[name] for name in self.fields if name not in CONTENT and "-" not in name]
        groups: list[Group] = [(_("Isi menurut berkas"), [self[name] for name in CONTENT])]
        if facts:
            groups.append((_("Keterangan jalur"), facts))
        return [*groups, *self.paper_groups()]

    def file(self) -> RunningFile:
        content = {name: self.cleaned_data[name] for name in CONTENT}
        return RunningFile(agency_id=self.chosen("agency"), content=content, **self.running)

    def given(self) -> Given:
        clean = self.cleaned_data
        return Given(
            reason=clean.get("reason", ""), executor_id=self.chosen("executor"),
            start=clean.get("start"), planned_end=clean.get("planned_end"),
            place=clean.get("place", ""), **self.given_instrument(),
        )  # fmt: skip


class RecognitionForm(PapersForm):
    """T13: which article carries it, its paper, and the Perda or Perkada."""

    GROUNDS = {
        DocumentKind.CRITERIA_CHECK: _("Diterapkan sebelum 15 September 2017, kriteria sudah diperiksa (Pasal 35)"),
        DocumentKind.DISSEMINATION: _("Replikasi inovasi yang disebarluaskan Menteri (Pasal 28)"),
    }  # fmt: skip

    def __init__(self, *args: Any, proposal: Proposal, ground: DocumentKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiator"] = forms.ChoiceField(label=_("Inisiator"), choices=list(INITIATOR_LABELS.items()))
        self.fields["agency"] = agency_field(agency_choices(proposal), _("Perangkat daerah pemilik"), required=False)
        legacy = ground == DocumentKind.CRITERIA_CHECK
        self.fields["implemented_on"] = day(_("Mulai diterapkan"), required=legacy)
        self.fields.update(instrument_fields())
        for name in ("initiator", "implemented_on"):
            self.initial.setdefault(name, getattr(proposal, name))
        self.initial.setdefault("agency", proposal.agency_id)
        self.ask_papers((ground, DocumentKind.INSTRUMENT))

    def groups(self) -> list[Group]:
        facts = [self[name] for name in self.fields if "-" not in name]
        return [(_("Keterangan"), facts), *self.paper_groups()]
