"""The course of one innovation into another region, told by both ends.

`trial.Replication` stays the legal document of Art. 28 on the origin's file; `Adoption.record` points to it.
"""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import SIDE_LABELS, STAGE_LABELS
from registry.exchange.models.visit import StudyVisit
from registry.exchange.rules.replications import Stage
from registry.people.models import Agency, User
from registry.proposals.models import Proposal, StoredFile
from registry.reference.models import Region
from registry.shared.fields import opaque_id
from registry.trial.models import Replication


class Adoption(models.Model):
    """Who takes over which innovation; public once both ends stand by it."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    origin = models.ForeignKey(Proposal, models.PROTECT, related_name="adoptions", verbose_name=_("inovasi asal"))
    adopter_region = models.ForeignKey(
        Region, models.PROTECT, related_name="adoptions", verbose_name=_("daerah yang menerapkan")
    )
    adopter_agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    adopter_office = models.CharField(_("perangkat daerah yang menerapkan"), max_length=200, blank=True)
    facilitator = models.CharField(_("pendamping (jabatan atau lembaga)"), max_length=200, blank=True)
    visit = models.ForeignKey(StudyVisit, models.PROTECT, null=True, blank=True, related_name="adoptions")
    stage = models.CharField(_("tahap"), max_length=20, default=Stage.INTEREST, choices=list(STAGE_LABELS.items()))
    stage_since = models.DateField(_("sejak"))
    dropped_reason = models.TextField(_("alasan tidak dilanjutkan"), blank=True)
    origin_confirmed_at = models.DateTimeField(null=True, blank=True)
    adopter_confirmed_at = models.DateTimeField(null=True, blank=True)
    changed_what = models.TextField(_("yang diubah"), blank=True)
    changed_why = models.TextField(_("alasan perubahan"), blank=True)
    record = models.OneToOneField(Replication, models.PROTECT, null=True, blank=True, related_name="adoption")
    offspring = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="born_of",
        verbose_name=_("inovasi yang lahir di daerah penerap"),
    )  # fmt: skip
    is_simulated = models.BooleanField(_("simulasi"), default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("replikasi antardaerah")
        verbose_name_plural = _("replikasi antardaerah")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "adopter_region", "adopter_office"],
                condition=~models.Q(stage="tidak_dilanjutkan"),
                name="one_adoption_going",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="tidak_dilanjutkan") | ~models.Q(dropped_reason=""),
                name="dropped_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin_id} {self.adopter_region_id}"

    def get_absolute_url(self) -> str:
        return reverse("adoption", args=[self.public_id])

    @property
    def is_confirmed(self) -> bool:
        return self.origin_confirmed_at is not None and self.adopter_confirmed_at is not None


class AdoptionStep(models.Model):
    """A stage reached, on its day, by one of the two sides; the agreement carries its paper."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=20, choices=list(STAGE_LABELS.items()))
    on = models.DateField(_("tanggal"))
    side = models.CharField(_("dicatat oleh"), max_length=8, choices=list(SIDE_LABELS.items()))
    number = models.CharField(_("nomor perjanjian"), max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(_("catatan"), blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        verbose_name = _("tahap replikasi")
        verbose_name_plural = _("tahap replikasi")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["adoption", "stage"], name="stage_once"),
            models.CheckConstraint(
                condition=~models.Q(stage="perjanjian") | (~models.Q(number="") & models.Q(file__isnull=False)),
                name="agreement_has_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.on:%Y-%m-%d}"
