"""The trial and its log (Arts. 16-18)."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import ProcessDocument, Proposal


class Trial(models.Model):
    """One trial of a proposal, at the executor's trial laboratory."""

    CONCLUSIONS = [("berhasil", _("Berhasil")), ("perlu_perbaikan", _("Perlu perbaikan")), ("gagal", _("Gagal"))]
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="trial")
    place = models.CharField(_("lokasi (laboratorium uji coba)"), max_length=200)
    started_on = models.DateField(_("mulai"))
    planned_end = models.DateField(_("rencana selesai"))
    ended_on = models.DateField(_("selesai"), null=True, blank=True)
    conclusion = models.CharField(_("kesimpulan"), max_length=16, blank=True, choices=CONCLUSIONS)
    conclusion_note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("uji coba")
        verbose_name_plural = _("uji coba")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_end__gte=models.F("started_on")), name="trial_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.place


class TrialStage(models.Model):
    """A stage of the trial, so that progress and success of each can be judged (Art. 17(1))."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="stages")
    name = models.CharField(_("tahap"), max_length=160)
    starts_on = models.DateField(_("dari"))
    ends_on = models.DateField(_("sampai"))
    progress = models.PositiveSmallIntegerField(_("kemajuan (%)"), default=0, validators=[MaxValueValidator(100)])

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="progress_at_most_100"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="stage_ends_after_start"
            ),
        ]


class TrialReport(models.Model):
    """A periodic report of the executor to the R&D agency (Art. 16(4))."""

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="reports")
    reported_on = models.DateField(_("tanggal laporan"))
    period_from = models.DateField(_("masa dari"))
    period_to = models.DateField(_("masa sampai"))
    progress = models.TextField(_("kemajuan"))
    obstacles = models.TextField(_("kendala"), blank=True)
    document = models.ForeignKey(ProcessDocument, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["reported_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(period_to__gte=models.F("period_from")), name="period_in_order"),
        ]


class Deviation(models.Model):
    """A procedure that differs from legislation during the trial; only where no hazard is touched (Art. 16(3))."""

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="deviations")
    rule = models.CharField(_("ketentuan"), max_length=250)
    instead = models.TextField(_("yang dilakukan"))
    endangers_health = models.BooleanField(_("membahayakan kesehatan"))
    endangers_security = models.BooleanField(_("membahayakan keamanan"))
    endangers_safety = models.BooleanField(_("membahayakan keselamatan manusia"))
    endangers_environment = models.BooleanField(_("membahayakan lingkungan"))
    starts_on = models.DateField(_("dari"))
    ends_on = models.DateField(_("sampai"))

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="deviation_in_order"),
            models.CheckConstraint(
                condition=models.Q(
                    endangers_health=False,
                    endangers_security=False,
                    endangers_safety=False,
                    endangers_environment=False,
                ),
                name="deviation_without_hazard",
            ),
        ]
