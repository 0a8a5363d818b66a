"""Desk of the wording of papers: written, looked at with example values, kept as an edition that nobody changes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.desk import Act, Desk, Words, actor_of
from registry.reference.models import Region
from registry.reference.queries import tenants
from registry.reports.labels import FRAME_LABELS, PHRASE_LABELS
from registry.reports.models import WordingEdition
from registry.reports.policy import may_word
from registry.reports.queries.phrasing import example_fields, in_force, phrases_from
from registry.reports.rules.merging import NAMES, Mistake
from registry.reports.rules.phrases import FRAME, LETTERHEAD_LINES, Phrase, Wording, differing, faults_of
from registry.reports.usecases.wording import save_wording, take_up_again
from registry.shared.actor import Actor
from registry.workflow.labels import PROBLEM_LABELS

LONGEST_CLAUSE = 20_000
LABELS = FRAME_LABELS | PHRASE_LABELS
HELP = {
    "letterhead": gettext_lazy(
        "Paling banyak empat baris. Kosong: pemerintah daerah, perangkat daerah litbang, alamat."
    ),
    "city": gettext_lazy("Kosong: nama daerah."),
    "head_office": gettext_lazy("Kosong: menurut tingkat daerah."),
    "rnd_office": gettext_lazy("Kosong: kepala perangkat daerah yang membidangi litbang."),
    "mengingat": gettext_lazy("Kosong: dasar hukum dari pengaturan daerah."),
}


class WordingForm(forms.Form):
    """The texts around and inside the papers; what is wrong with a merge field stands beside its text."""

    letterhead = forms.CharField(required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 4}))
    city = forms.CharField(required=False, max_length=80)
    head_office = forms.CharField(required=False, max_length=160)
    rnd_office = forms.CharField(required=False, max_length=160)
    based_on = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: WordingEdition | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.standing = standing
        self.fields |= {
            phrase.value: forms.CharField(
                required=False, max_length=LONGEST_CLAUSE, widget=forms.Textarea(attrs={"rows": 5})
            )
            for phrase in Phrase
        }
        self.initial.update(standing.wording().texts() if standing else {})
        self.initial["based_on"] = standing.number if standing else 0
        for name, field in self.fields.items():
            field.label, field.help_text = LABELS.get(name, name), HELP.get(name, "")

    def clean_letterhead(self) -> str:
        lines: str = self.cleaned_data["letterhead"]
        if len([line for line in lines.splitlines() if line.strip()]) > LETTERHEAD_LINES:
            raise forms.ValidationError(_("Kop surat paling banyak empat baris."))
        return lines

    def clean(self) -> dict[str, Any]:
        """Merge fields by the list; and that nobody saved an edition in between."""
        clean = super().clean() or {}
        for name, faults in faults_of(self.wording()).items():
            for mistake in faults:
                self.add_error(name, _sentence(mistake, takes_fields=name not in FRAME))
        now = self.standing.number if self.standing else 0
        if self.standing is not None and clean.get("based_on") not in {None, now}:
            self._tell_of_a_newer(self.standing)
        return clean

    def wording(self) -> Wording:
        text = {name: self.cleaned_data.get(name, "") for name in (*FRAME, *Phrase)}
        clauses = {phrase.value: text[phrase] for phrase in Phrase}
        return Wording(text["letterhead"], text["city"], text["head_office"], text["rnd_office"], clauses).tidied()

    def _tell_of_a_newer(self, standing: WordingEdition) -> None:
        """Nothing is written over: what reads differently is named, and the next saving knows of it."""
        changed = differing(standing.wording(), self.wording())
        if not changed:  # a second click: what was written is in force already
            return
        names = ", ".join(str(LABELS[name]) for name in changed)
        words = _(
            "Edisi %(number)s disimpan orang lain sementara Anda menulis. Yang berbeda dari tulisan Anda: %(names)s."
        )
        self.add_error(None, words % {"number": standing.number, "names": names})
        self.add_error(
            None, _("Tulisan Anda masih ada di bawah. Periksa edisi itu, lalu simpan sekali lagi bila memang begitu.")
        )
        self.data = dict(self.data.items()) | {"based_on": str(standing.number)}


def _sentence(mistake: Mistake, *, takes_fields: bool) -> str:
    """What is wrong, and what there is."""
    known = ", ".join(f"{{{name}}}" for name in NAMES)
    there = _("Yang dapat dipakai: %(names)s.") % {"names": known} if takes_fields else _("Di sini tidak ada isian.")
    wrong = str(PROBLEM_LABELS[mistake.fault]).replace("%(subject)s", mistake.written)
    return f"{wrong} {there}"


def _again(request: HttpRequest, edition: WordingEdition, by: Actor, at: datetime) -> Words:
    kept = take_up_again(edition_id=edition.pk, by=by, at=at)
    return _("Isi edisi %(old)s kini berlaku sebagai edisi %(new)s.") % {"old": edition.number, "new": kept.number}


def _is_over(actor: Actor, edition: WordingEdition) -> bool:
    """Only an edition that another has replaced can be taken up again."""
    standing = in_force(edition.region_id)
    return may_word(actor, edition.region_id) and standing is not None and standing.pk != edition.pk


@admin.register(WordingEdition)
class WordingDesk(Desk):
    topic = gettext_lazy("Laporan")
    region_path = "region_id"
    list_display = ("__str__", "region", "saved_at", "saved_by", "taken_from")
    list_filter = (("region", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("region", "saved_by", "taken_from")
    fields = ("region", "number", "saved_at", "saved_by", "taken_from", "reads")
    readonly_fields = ("reads",)
    acts = {
        "pakai-lagi": Act(
            label=gettext_lazy("Pakai lagi edisi ini"),
            warning=gettext_lazy(
                "Isi edisi ini disimpan sebagai edisi baru dan berlaku untuk naskah yang diminta sesudahnya. "
                "Edisi yang sekarang tetap tersimpan."
            ),
            do=_again,
            is_open=_is_over,
        )
    }  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description=gettext_lazy("bunyinya"))
    def reads(self, edition: WordingEdition) -> str:
        return render_to_string("admin/_wording.html", {"seen": _seen(edition.region, edition.wording())})

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Write, look with example values, keep."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        region = _region_of(request)
        if region is None:
            return self._answer(request, {"regions": tenants()})
        standing = in_force(region.pk)
        form = WordingForm(request.POST if request.method == "POST" else None, standing=standing)
        shown: dict[str, Any] = {"region": region, "standing": standing, "form": form, "names": NAMES}
        if not form.is_bound:
            return self._answer(request, shown)
        if not form.is_valid():
            return self._answer(request, shown, status=400)
        if "simpan" not in request.POST:
            return self._answer(request, shown | {"seen": _seen(region, form.wording())})
        kept = save_wording(
            region_code=region.pk, wording=form.wording(), based_on=form.cleaned_data["based_on"],
            by=actor_of(request), at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Edisi %(number)s tersimpan dan berlaku.") % {"number": kept.number})
        return redirect(self._url("change", kept))

    def _answer(self, request: HttpRequest, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        names = {"opts": self.opts, "title": _("Tulis edisi baru"), "add": True, "media": self.media}
        context = self.admin_site.each_context(request) | names | shown
        return TemplateResponse(request, "admin/wording_new.html", context, status=status)


def _region_of(request: HttpRequest) -> Region | None:
    """The administrator's own region; one who is bound to none names it in the address."""
    code = actor_of(request).region_code or request.GET.get("region", "")
    return tenants().filter(pk=code).first()


def _seen(region: Region, wording: Wording) -> dict[str, Any]:
    """How papers would read: the frame, then each clause with example values."""
    phrases, examples = phrases_from(region, wording), example_fields(region)
    frame: Iterable[tuple[Words, str]] = (
        (LABELS["letterhead"], "\n".join(phrases.letterhead)),
        (LABELS["city"], phrases.city),
        (LABELS["head_office"], phrases.head_office),
        (LABELS["rnd_office"], phrases.rnd_office),
    )
    clauses = [(PHRASE_LABELS[phrase], phrases.of(phrase, **examples), phrase in phrases.words) for phrase in Phrase]
    return {"frame": frame, "clauses": clauses}
