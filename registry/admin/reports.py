"""Desk of report jobs: what waits, what failed and why."""

from datetime import datetime

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.admin.desk import Act, Desk, Words
from registry.reports.models import Job
from registry.reports.policy import may_retry
from registry.reports.usecases.jobs import retry_job
from registry.shared.actor import Actor


def retry(request: HttpRequest, job: Job, by: Actor, at: datetime) -> Words:
    retry_job(public_id=job.public_id, by=by, at=at)
    return _("Laporan diminta lagi.")


@admin.register(Job)
class JobDesk(Desk):
    topic = _("Laporan")
    region_path = "region_id"
    list_display = ("about", "kind", "state", "asked_at", "asked_by", "attempts", "seconds", "error")
    list_filter = ("state", "kind", "asked_at", ("region", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("asked_by",)
    search_fields = ("about", "public_id")
    fields = (  # never the frozen facts: the report itself has its own door

        "about", "kind", "region", "asked_by", "asked_at", "state", "percent", "step", "attempts",
        "published_at", "started_at", "finished_at", "expires_at", "seconds", "pages", "sha256", "error",
    )  # fmt: skip

    acts = {
        "ulang": Act(
            label=_("Buat ulang laporan"),
            warning=_("Laporan dibuat sekali lagi dari fakta yang dibekukan saat diminta."),
            do=retry,
            is_open=may_retry,
        )
    }

    def subject_of(self, thing: Job) -> tuple[str, str]:
        return "report", thing.public_id
