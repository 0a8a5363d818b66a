"""A cooperation agreement of a region with another, until its end or the next one."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.exchange.models.replication import Adoption
from registry.exchange.models.visit import StudyVisit
from registry.exchange.rules.agreements import AgreementState, state_of
from registry.proposals.models import StoredFile
from registry.reference.models import Region
from registry.shared.fields import opaque_id


class CooperationAgreement(models.Model):
    """Kept by the desk of `region`; `renews` is the agreement that it follows."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="agreements", verbose_name=_("dicatat oleh"))
    partner = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah mitra"))
    number = models.CharField(_("nomor"), max_length=120)
    on = models.DateField(_("tanggal"))
    ends_on = models.DateField(_("berakhir pada"))
    subject = models.CharField(_("tentang"), max_length=250)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("berkas"))
    renews = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="renewal")
    adoptions = models.ManyToManyField(Adoption, blank=True, related_name="agreements", verbose_name=_("replikasi"))
    visits = models.ManyToManyField(StudyVisit, blank=True, related_name="agreements", verbose_name=_("kunjungan"))
    is_simulated = models.BooleanField(_("simulasi"), default=False)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("kerja sama")
        verbose_name_plural = _("kerja sama")
        ordering = ["-ends_on", "-pk"]
        indexes = [models.Index(fields=["region", "ends_on"], name="agreement_end")]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("on")), name="agreement_ends_after_start"),
            models.CheckConstraint(condition=~models.Q(region=models.F("partner")), name="agreement_with_another"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("cooperation", args=[self.public_id])

    def state(self, today: date) -> AgreementState:
        return state_of(ends_on=self.ends_on, today=today)
