"""The quarterly pulse of a running innovation; answers are corrected by newer ones, and all are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import SIGN_LABELS
from registry.people.models import User
from registry.proposals.models import Proposal


class Pulse(models.Model):
    """One innovation asked in one quarter."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="pulses", verbose_name=_("inovasi"))
    quarter = models.CharField(_("triwulan"), max_length=7)

    class Meta:
        verbose_name = _("denyut inovasi")
        verbose_name_plural = _("denyut inovasi")
        ordering = ["-quarter"]
        constraints = [models.UniqueConstraint(fields=["proposal", "quarter"], name="one_pulse_a_quarter")]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.quarter}"


class PulseAnswer(models.Model):
    """What was said; of a quarter's answers one stands, the corrected ones stay behind it."""

    pulse = models.ForeignKey(Pulse, models.CASCADE, related_name="answers")
    sign = models.CharField(_("keadaan"), max_length=10, choices=list(SIGN_LABELS.items()))
    reason = models.TextField(_("alasan"), blank=True)
    changed = models.TextField(_("yang berubah"), blank=True)
    needed = models.TextField(_("yang dibutuhkan"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("dijawab"))
    superseded_at = models.DateTimeField(_("dibetulkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("jawaban denyut")
        verbose_name_plural = _("jawaban denyut")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pulse"], condition=models.Q(superseded_at__isnull=True), name="one_pulse_answer_stands"
            ),
            models.CheckConstraint(
                condition=~models.Q(sign="berhenti") | ~models.Q(reason=""), name="stopped_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pulse_id} {self.sign}"
