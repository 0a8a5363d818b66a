"""The trial's log: its page, and the entries that the executor adds."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.proposals.queries.visibility import opened_to
from registry.trial.models import Trial, TrialStage
from registry.trial.policy import may_keep_log, may_record_results, may_report_to_minister
from registry.trial.queries.log import log_of
from registry.trial.rules import log as rules
from registry.trial.usecases.log import plan_stage, record_deviation, report_trial
from registry.trial.usecases.results import record_results
from registry.web.request import Request
from registry.web.trial.entries import Page, bound, entry, permitted
from registry.web.trial.forms import DeviationForm, ReportForm, ResultsForm, StageForm

BACK: dict[str, Any] = {"back": "trial_log", "back_label": _("Catatan uji coba")}
STAGE = Page(
    _("Tahap uji coba"), _("Uji coba didokumentasikan agar kemajuan dan keberhasilan tiap tahap dapat dinilai."),
    rules.STAGE_BASIS, _("Simpan tahap"), **BACK,
)  # fmt: skip
REPORT = Page(
    _("Laporan berkala"), _("Pelaksana melapor secara berkala kepada perangkat daerah litbang."),
    rules.REPORT_BASIS, _("Catat laporan"), **BACK,
)  # fmt: skip
DEVIATION = Page(
    _("Penyimpangan dari ketentuan"),
    _(
        "Selama uji coba tata kerja boleh berbeda dari ketentuan, kecuali yang dapat membahayakan kesehatan, "
        "keamanan, keselamatan manusia, atau lingkungan."
    ),
    rules.DEVIATION_BASIS, _("Catat penyimpangan"), **BACK,
)  # fmt: skip
RESULTS = Page(
    _("Hasil terukur"), _("Realisasi tiap ukuran pada akhir uji coba, dibandingkan dengan targetnya."),
    rules.RESULT_BASIS, _("Catat hasil"), **BACK,
)  # fmt: skip


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(opened_to(request.actor).select_related("executor"), public_id=public_id)
    log = log_of(proposal=proposal, today=timezone.localdate())
    if log is None:
        raise Http404
    context = {
        "proposal": proposal,
        "log": log,
        "may_keep": may_keep_log(request.actor, proposal),
        "may_measure": may_record_results(request.actor, proposal) and bool(log.measures),
        "may_report": may_report_to_minister(request.actor, proposal),
    }
    return render(request, "trial/log.html", context)


@login_required
def stage(request: Request, public_id: str, stage_id: int | None = None) -> HttpResponse:
    """A new stage, or how far an old one has come."""
    proposal = permitted(request, public_id, may_keep_log)
    chosen = get_object_or_404(TrialStage, trial__proposal=proposal, pk=stage_id) if stage_id else None
    names = ("name", "starts_on", "ends_on", "progress")
    form = bound(request, StageForm, initial={name: getattr(chosen, name) for name in names} if chosen else {})
    return entry(
        request, proposal=proposal, form=form, page=STAGE,
        act=lambda files, now: plan_stage(
            public_id=public_id, stage_id=stage_id, by=request.actor, at=now,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )  # fmt: skip


@login_required
def report(request: Request, public_id: str) -> HttpResponse:
    proposal = permitted(request, public_id, may_keep_log)
    trial = Trial.objects.prefetch_related("reports").get(proposal=proposal)
    last = max((each.period_to for each in trial.reports.all()), default=trial.started_on)
    today = timezone.localdate()
    form = bound(request, ReportForm, initial={"reported_on": today, "period_from": last, "period_to": today})
    names = ("reported_on", "period_from", "period_to", "progress", "obstacles")
    return entry(
        request, proposal=proposal, form=form, page=REPORT,
        act=lambda files, now: report_trial(
            public_id=public_id, by=request.actor, at=now,
            paper=form.paper(files, on=form.cleaned_data["reported_on"]) if form.has_paper() else None,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )  # fmt: skip


@login_required
def deviation(request: Request, public_id: str) -> HttpResponse:
    proposal = permitted(request, public_id, may_keep_log)
    form = bound(request, DeviationForm)
    names = ("rule", "instead", "starts_on", "ends_on")
    return entry(
        request, proposal=proposal, form=form, page=DEVIATION,
        act=lambda files, now: record_deviation(
            public_id=public_id, hazards=form.hazards(), by=request.actor, at=now,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )  # fmt: skip


@login_required
def results(request: Request, public_id: str) -> HttpResponse:
    proposal = permitted(request, public_id, may_record_results)
    form = bound(request, ResultsForm, measures=proposal.measures.all(), initial={"realised_on": timezone.localdate()})
    return entry(
        request, proposal=proposal, form=form, page=RESULTS,
        act=lambda files, now: record_results(
            public_id=public_id, realised=form.realised(), on=form.cleaned_data["realised_on"],
            by=request.actor, at=now,
        ),
    )  # fmt: skip
