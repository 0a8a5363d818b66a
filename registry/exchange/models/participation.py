"""Who came to an event and what they said of it: little of a person, and that only for as long as the host keeps it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.exchange.models.event import ExchangeEvent
from registry.people.models import User
from registry.reference.models import Region
from registry.shared.fields import opaque_id


class EventAnswer(models.Model):
    """One participant's marks and words; nobody is named, and one sending is one answer."""

    event = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="answers")
    sending = models.CharField(max_length=64, editable=False)
    topics = models.PositiveSmallIntegerField(_("kegunaan materi"))
    speakers = models.PositiveSmallIntegerField(_("narasumber"))
    organisation = models.PositiveSmallIntegerField(_("penyelenggaraan"))
    adopt = models.TextField(_("yang akan diterapkan"), blank=True)
    missing = models.TextField(_("yang kurang"), blank=True)
    office = models.CharField(_("perangkat daerah atau lembaga"), max_length=200, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("dijawab"))

    class Meta:
        verbose_name = _("penilaian peserta")
        verbose_name_plural = _("penilaian peserta")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "sending"], name="one_answer_a_sending"),
            models.CheckConstraint(
                condition=models.Q(
                    topics__range=(1, 5),
                    speakers__range=(1, 5),
                    organisation__range=(1, 5),
                ),
                name="answer_on_the_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.topics}{self.speakers}{self.organisation}"


class Attendee(models.Model):
    """One line of the attendance list; a struck line stays, and the name goes when its time is over."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    event = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="attendees")
    on = models.DateField(_("hari"))
    name = models.CharField(_("nama"), max_length=160, blank=True)
    office = models.CharField(_("perangkat daerah atau lembaga"), max_length=200)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    sending = models.CharField(max_length=64, null=True, blank=True, editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    came_at = models.DateTimeField(_("dicatat"))
    struck_at = models.DateTimeField(_("dicoret"), null=True, blank=True)
    struck_reason = models.CharField(_("alasan dicoret"), max_length=200, blank=True)
    name_erased_at = models.DateTimeField(_("nama dihapus"), null=True, blank=True)

    class Meta:
        verbose_name = _("peserta acara")
        verbose_name_plural = _("peserta acara")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "sending"], name="one_line_a_sending"),
            models.CheckConstraint(
                condition=models.Q(struck_at__isnull=True, struck_reason="")
                | (models.Q(struck_at__isnull=False) & ~models.Q(struck_reason="")),
                name="struck_line_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(name_erased_at__isnull=True) | models.Q(name=""), name="erased_line_has_no_name"
            ),
        ]

    def __str__(self) -> str:
        return self.office


class CertificateMark(models.Model):
    """By what a certificate is known again; nothing of its person stands here."""

    attendee = models.OneToOneField(Attendee, models.PROTECT, related_name="mark")
    code = models.CharField(max_length=16, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sidik sertifikat")
        verbose_name_plural = _("sidik sertifikat")

    def __str__(self) -> str:
        return self.code
