"""The independent team of the regional head's own route (Art. 8(3)-(5))."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.proposals.models import Proposal
from registry.workflow.labels import ELEMENT_LABELS


class IndependentTeam(models.Model):
    """Formed incidentally for one proposal; coordinated by the head of the R&D agency."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="team")
    coordinator = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    met_on = models.DateField(_("tanggal rapat"), null=True, blank=True)

    class Meta:
        verbose_name = _("tim independen")
        verbose_name_plural = _("tim independen")


class TeamMember(models.Model):
    """A member by element; votes only after declaring no conflict."""

    team = models.ForeignKey(IndependentTeam, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("nama atau jabatan"), max_length=160)
    institution = models.CharField(_("lembaga"), max_length=160)
    element = models.CharField(_("unsur"), max_length=20, choices=list(ELEMENT_LABELS.items()))
    access_until = models.DateField(_("akses sampai"), null=True, blank=True)
    vote = models.BooleanField(_("suara"), null=True)
    vote_reason = models.TextField(_("alasan"), blank=True)
    voted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("anggota tim")
        verbose_name_plural = _("anggota tim")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=models.Q(user__isnull=False), name="member_once"
            ),
            models.CheckConstraint(
                condition=models.Q(vote__isnull=True, voted_at__isnull=True)
                | models.Q(vote__isnull=False, voted_at__isnull=False),
                name="vote_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ConflictStatement(models.Model):
    """A person's statement before he opens a file: conflict or none."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="conflict_statements")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    has_conflict = models.BooleanField(_("ada konflik kepentingan"))
    note = models.TextField(_("keterangan"), blank=True)
    stated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("pernyataan konflik kepentingan")
        verbose_name_plural = _("pernyataan konflik kepentingan")
        constraints = [models.UniqueConstraint(fields=["proposal", "user"], name="one_statement_a_person")]
