"""A consultation of the clinic with its points of advice, each pinned to the proposal that it is about."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import ADVISED_LABELS
from registry.exchange.rules.clinic import Advised
from registry.people.models import Agency, User
from registry.proposals.models import Proposal
from registry.shared.fields import opaque_id


class Consultation(models.Model):
    """What an agency asked, when and where one meets, and what it changed in the end."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("perangkat daerah"))
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="consultations", verbose_name=_("usulan")
    )
    question = models.TextField(_("yang ingin ditanyakan"))
    wished = models.CharField(_("hari yang diinginkan"), max_length=200, blank=True)
    meet_on = models.DateField(_("tanggal pertemuan"), null=True, blank=True)
    place = models.CharField(_("tempat atau alamat pertemuan"), max_length=300, blank=True)
    outcome = models.TextField(_("yang berubah"), blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("diminta"))
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("konsultasi klinik")
        verbose_name_plural = _("konsultasi klinik")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(meet_on__isnull=True, place="")
                | (models.Q(meet_on__isnull=False) & ~models.Q(place="")),
                name="appointment_has_day_and_place",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agency_id} {self.asked_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("clinic_show", args=[self.public_id])


class Advice(models.Model):
    """One point; open until the agency says that it did it, or why not."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="points")
    text = models.TextField(_("saran"))
    given_at = models.DateTimeField(_("diberikan"))
    answer = models.CharField(
        _("jawaban"), max_length=12, default=Advised.OPEN, choices=list(ADVISED_LABELS.items())
    )  # fmt: skip
    word = models.TextField(_("keterangan"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("saran klinik")
        verbose_name_plural = _("saran klinik")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="terbuka", word="", answered_at__isnull=True)
                | (~models.Q(answer="terbuka") & ~models.Q(word="") & models.Q(answered_at__isnull=False)),
                name="answered_advice_has_word",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
