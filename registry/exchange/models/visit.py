"""A study visit and what came of it; the contact person is for the desk alone."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import ADOPTED_LABELS, VISIT_STATUS_LABELS
from registry.exchange.models.event import ExchangeEvent
from registry.exchange.rules.visits import VisitStatus
from registry.people.models import User
from registry.proposals.models import Proposal
from registry.reference.models import Region
from registry.shared.fields import opaque_id


class StudyVisit(models.Model):
    """One request of a region to come and learn, from the asking to the record that it took place."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="visits", verbose_name=_("daerah tujuan"))
    asking_region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah pemohon"))
    office = models.CharField(_("perangkat daerah pemohon"), max_length=200)
    contact_name = models.CharField(_("nama narahubung"), max_length=160)
    contact = models.CharField(_("nomor telepon atau surel"), max_length=200)
    receipt_digest = models.CharField(max_length=64, unique=True, editable=False)
    contact_erased_at = models.DateTimeField(_("data narahubung dihapus"), null=True, blank=True)
    topics = models.TextField(_("yang ingin dipelajari"))
    size = models.PositiveSmallIntegerField(_("jumlah orang"))
    first_choice = models.DateField(_("tanggal pilihan pertama"))
    second_choice = models.DateField(_("tanggal pilihan kedua"), null=True, blank=True)
    status = models.CharField(
        _("keadaan"), max_length=16, default=VisitStatus.ASKED, choices=list(VISIT_STATUS_LABELS.items())
    )
    visit_on = models.DateField(_("tanggal kunjungan"), null=True, blank=True)
    place = models.CharField(_("tempat pertemuan"), max_length=200, blank=True)
    letter_number = models.CharField(_("nomor surat jawaban"), max_length=120, blank=True)
    reply = models.TextField(_("isi jawaban"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    attendance = models.PositiveIntegerField(_("yang hadir"), null=True, blank=True)
    held_note = models.TextField(_("catatan pelaksanaan"), blank=True)
    innovations = models.ManyToManyField(Proposal, blank=True, related_name="visits", verbose_name=_("inovasi"))
    event = models.OneToOneField(
        ExchangeEvent, models.SET_NULL, null=True, blank=True, related_name="visit", verbose_name=_("acara")
    )
    is_simulated = models.BooleanField(_("simulasi"), default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("kunjungan belajar")
        verbose_name_plural = _("kunjungan belajar")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["region", "status", "visit_on"], name="visit_desk")]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gte=1), name="visit_has_guests"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["diterima", "terlaksana", "tanggal_lain"])
                | models.Q(visit_on__isnull=False),
                name="planned_visit_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(status="terlaksana", attendance__gte=1)
                | (~models.Q(status="terlaksana") & models.Q(attendance__isnull=True)),
                name="held_visit_has_attendance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asking_region_id} {self.first_choice:%Y-%m-%d}"

    @property
    def last_day(self) -> date:
        """The day of the visit, or the last one on which it could have been."""
        return self.visit_on or max(self.first_choice, self.second_choice or self.first_choice)


class VisitRoom(models.Model):
    """How many guests the region's desk can receive at once; unknown until the desk says so."""

    region = models.OneToOneField(Region, models.CASCADE, primary_key=True, related_name="visit_room")
    capacity = models.PositiveSmallIntegerField(_("daya tampung (orang)"), null=True, blank=True)

    class Meta:
        verbose_name = _("daya tampung kunjungan")
        verbose_name_plural = _("daya tampung kunjungan")

    def __str__(self) -> str:
        return f"{self.region_id} {self.capacity}"


class FollowUp(models.Model):
    """What the visitors applied, asked 3, 6 and 12 months after the visit."""

    visit = models.ForeignKey(StudyVisit, models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(_("sesudah (bulan)"))
    due_on = models.DateField(_("ditanyakan mulai"))
    adopted = models.CharField(_("jawaban"), max_length=8, blank=True, choices=list(ADOPTED_LABELS.items()))
    what = models.TextField(_("yang diterapkan"), blank=True)
    obstacle = models.TextField(_("kendala"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tindak lanjut kunjungan")
        verbose_name_plural = _("tindak lanjut kunjungan")
        ordering = ["months"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "months"], name="one_follow_up_a_term"),
            models.CheckConstraint(
                condition=models.Q(adopted="", answered_at__isnull=True)
                | (~models.Q(adopted="") & models.Q(answered_at__isnull=False)),
                name="follow_up_answer_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.months}"
