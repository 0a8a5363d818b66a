"""The region's yearly innovation strategy: the plan it rests on, and a target for each agency; every version stays."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, User
from registry.proposals.models import StoredFile
from registry.reference.models import Region
from registry.workflow.labels import STAGE_LABELS


class StrategyPlan(models.Model):
    """The RIPJ PID document of a year; of its versions one stands."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("tahun"))
    version = models.PositiveSmallIntegerField(_("versi"))
    number = models.CharField(_("nomor dokumen"), max_length=120)
    on = models.DateField(_("tanggal dokumen"), null=True, blank=True)
    address = models.URLField(_("alamat dokumen"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("berkas")
    )
    saved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(_("disimpan"))
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rencana induk inovasi daerah")
        verbose_name_plural = _("rencana induk inovasi daerah")
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "version"], name="strategy_plan_version"),
            models.UniqueConstraint(
                fields=["region", "year"], condition=models.Q(superseded_at__isnull=True), name="one_plan_stands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} v{self.version}"


class AgencyTarget(models.Model):
    """What one agency is to reach in a year; of its versions one stands."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="targets", verbose_name=_("perangkat daerah"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    version = models.PositiveSmallIntegerField(_("versi"))
    count = models.PositiveSmallIntegerField(_("jumlah usulan"))
    stage = models.CharField(_("tahapan yang dicapai"), max_length=20, blank=True, choices=list(STAGE_LABELS.items()))
    evidence = models.JSONField(_("baris bukti tiap bulan"))
    saved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(_("disimpan"))
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("target perangkat daerah")
        verbose_name_plural = _("target perangkat daerah")
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "version"], name="agency_target_version"),
            models.UniqueConstraint(
                fields=["agency", "year"], condition=models.Q(superseded_at__isnull=True), name="one_target_stands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} v{self.version}"
