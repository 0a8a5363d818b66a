"""The criteria sheet of Art. 6, one for each round of judging."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.proposals.models import Proposal, ProposalVersion
from registry.workflow.labels import CRITERION_LABELS, ELEMENT_LABELS


class Evaluation(models.Model):
    """A round of judging: by the R&D agency, as verification of a DPRD proposal, or by the independent team."""

    KINDS = [
        ("evaluasi", _("Evaluasi")),
        ("verifikasi", _("Verifikasi")),
        ("tim", _("Pembahasan tim independen")),
    ]
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="evaluations")
    version = models.ForeignKey(ProposalVersion, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("jenis"), max_length=12, choices=KINDS)
    minutes = models.TextField(_("notulen"), blank=True)
    recusal_note = models.TextField(_("catatan tidak ikut menilai"), blank=True)
    similar = models.JSONField(_("inovasi serupa yang ditampilkan"), default=list, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(_("putusan"), max_length=12, blank=True)  # layak, tidak_layak
    revision = models.PositiveIntegerField(default=1)
    evaluators = models.ManyToManyField(User, related_name="+", verbose_name=_("penilai"))

    class Meta:
        verbose_name = _("lembar penilaian")
        verbose_name_plural = _("lembar penilaian")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=models.Q(closed_at__isnull=True), name="one_open_evaluation"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, verdict="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(verdict="")),
                name="closed_has_verdict",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class CriterionAnswer(models.Model):
    """Yes or no to one criterion, with its reason."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="answers")
    criterion = models.CharField(max_length=1, choices=list(CRITERION_LABELS.items()))
    yes = models.BooleanField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["criterion"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "criterion"], name="one_answer_a_criterion")]


class Expert(models.Model):
    """An outside expert involved in the evaluation, Art. 13(2)."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="experts")
    name = models.CharField(_("nama atau jabatan"), max_length=160)
    institution = models.CharField(_("lembaga"), max_length=160)
    element = models.CharField(_("unsur"), max_length=20, choices=list(ELEMENT_LABELS.items()))

    class Meta:
        ordering = ["pk"]
