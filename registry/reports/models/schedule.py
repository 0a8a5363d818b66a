"""Papers that come by themselves: who gets what how often, and for which periods it was made."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, User
from registry.reference.models import Region
from registry.reports.labels import AUDIENCE_LABELS, FORMAT_LABELS, REPORT_KIND_LABELS, RHYTHM_LABELS
from registry.reports.rules.schedules import Rhythm
from registry.shared.fields import opaque_id


class Schedule(models.Model):
    """One paper for an office, once a period; it belongs to the region and outlives whoever made it."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("daerah"))
    kind = models.CharField(_("jenis"), max_length=30, choices=list(REPORT_KIND_LABELS.items()))
    format = models.CharField(_("bentuk"), max_length=5, choices=list(FORMAT_LABELS.items()))
    rhythm = models.CharField(_("berkala"), max_length=10, choices=list(RHYTHM_LABELS.items()))
    audience = models.CharField(_("penerima"), max_length=20, choices=list(AUDIENCE_LABELS.items()))
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(_("berjalan"), default=True)
    since = models.DateField(_("berlaku sejak"))
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("dibuat oleh"))
    made_at = models.DateTimeField(_("dibuat"))
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("jadwal laporan")
        verbose_name_plural = _("jadwal laporan")
        ordering = ["region_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agency__isnull=True) | models.Q(audience="kepala_pd"), name="schedule_agency_heads"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_audience_display()}"

    @property
    def every(self) -> Rhythm:
        return Rhythm(self.rhythm)


class ScheduleRun(models.Model):
    """A period for which the schedule has made its papers; there is only one, however many clocks ask."""

    schedule = models.ForeignKey(Schedule, models.PROTECT, related_name="runs")
    period = models.CharField(_("periode"), max_length=10)
    made_at = models.DateTimeField(_("dibuat"))
    is_late = models.BooleanField(_("terlambat"), default=False)
    missed = models.JSONField(_("terlewat"), default=list)

    class Meta:
        verbose_name = _("terbitan jadwal")
        verbose_name_plural = _("terbitan jadwal")
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["schedule", "period"], name="one_run_a_period")]

    def __str__(self) -> str:
        return self.period
