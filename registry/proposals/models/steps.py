"""Steps taken on the legal way, and frozen versions of the content."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.proposals.models.papers import ProcessDocument
from registry.proposals.models.proposal import Proposal
from registry.workflow.labels import MOVE_LABELS, STATE_LABELS


class StepTaken(models.Model):
    """One move: append-only; a step taken back stays, marked by the one that took it back."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="steps")
    move = models.CharField(_("langkah"), max_length=30, choices=list(MOVE_LABELS.items()))
    from_state = models.CharField(max_length=12, choices=list(STATE_LABELS.items()))
    to_state = models.CharField(_("keadaan sesudahnya"), max_length=12, choices=list(STATE_LABELS.items()))
    on = models.DateField(_("tanggal"))
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    role = models.CharField(_("peran"), max_length=40, blank=True)
    basis = models.CharField(_("dasar hukum"), max_length=160)
    reason = models.TextField(_("alasan"), blank=True)
    gaps = models.JSONField(default=list)
    was_late = models.BooleanField(default=False)
    late_reason = models.TextField(_("alasan terlambat"), blank=True)
    documents = models.ManyToManyField(ProcessDocument, related_name="steps")
    earlier = models.JSONField(default=dict)
    taken_back_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("langkah")
        verbose_name_plural = _("langkah")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.move


class ProposalVersion(models.Model):
    """The content as frozen at a submission, at the decree, or by a design adjustment during the trial."""

    KINDS = [
        ("pengajuan", _("Pengajuan")),
        ("kelengkapan", _("Kelengkapan")),
        ("keputusan", _("Salinan dalam keputusan")),
        ("penyesuaian", _("Penyesuaian rancang bangun")),
    ]
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("nomor"))
    kind = models.CharField(_("jenis"), max_length=12, choices=KINDS)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    reason = models.TextField(_("alasan"), blank=True)
    made_at = models.DateTimeField(_("dibekukan"))
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("versi")
        verbose_name_plural = _("versi")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="version_unique")]

    def __str__(self) -> str:
        return f"{self.number}"
