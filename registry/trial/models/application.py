"""Application by Perda or Perkada, and what is reported to the Minister (Arts. 15, 17(4), 20)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.proposals.models import ProcessDocument, Proposal
from registry.workflow.labels import INSTRUMENT_LABELS


class Application(models.Model):
    """The burden answers of the legal section and the instrument that establishes the application."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="application")
    burdens_public = models.BooleanField(_("membebani masyarakat"), null=True, blank=True)
    burdens_public_reason = models.TextField(blank=True)
    restricts_public = models.BooleanField(_("membatasi masyarakat"), null=True, blank=True)
    restricts_public_reason = models.TextField(blank=True)
    burdens_budget = models.BooleanField(_("membebani APBD"), null=True, blank=True)
    burdens_budget_reason = models.TextField(blank=True)
    override_reason = models.TextField(_("alasan memilih Perkada"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    instrument = models.CharField(_("instrumen"), max_length=8, blank=True, choices=list(INSTRUMENT_LABELS.items()))
    document = models.ForeignKey(ProcessDocument, models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    established_on = models.DateField(_("ditetapkan"), null=True, blank=True)
    promulgated_on = models.DateField(_("diundangkan"), null=True, blank=True)
    effective_on = models.DateField(_("berlaku"), null=True, blank=True)

    class Meta:
        verbose_name = _("penerapan")
        verbose_name_plural = _("penerapan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_by__isnull=True) | models.Q(answered_at__isnull=False),
                name="answers_have_time",
            ),
        ]


class MinisterReport(models.Model):
    """A letter to the Minister: decree (R1), stop notice, application (R4); three blocks of UU 388(8)."""

    KINDS = [
        ("penyampaian_keputusan", _("Penyampaian keputusan")),
        ("penghentian", _("Pemberitahuan penghentian")),
        ("penerapan", _("Laporan penerapan")),
    ]
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="minister_reports")
    kind = models.CharField(_("jenis"), max_length=24, choices=KINDS)
    due_on = models.DateField(_("jatuh tempo"), null=True, blank=True)
    document = models.ForeignKey(ProcessDocument, models.PROTECT, null=True, blank=True, related_name="+")
    how = models.TextField(_("cara melakukan inovasi"), blank=True)
    documentation = models.TextField(_("dokumentasi bentuk inovasi"), blank=True)
    expected = models.TextField(_("hasil yang akan dicapai"), blank=True)
    national_number = models.CharField(_("nomor registrasi nasional"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("laporan kepada Menteri")
        verbose_name_plural = _("laporan kepada Menteri")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "kind"], name="one_report_a_kind")]


class Award(models.Model):
    """An award or incentive (Arts. 25-26)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="awards")
    recipient = models.CharField(_("penerima"), max_length=200)
    kind = models.CharField(_("bentuk penghargaan"), max_length=120)
    giver = models.CharField(_("pemberi"), max_length=160)
    legal_basis = models.CharField(_("dasar hukum bagi ASN"), max_length=250, blank=True)
    document = models.ForeignKey(ProcessDocument, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("penghargaan")
        verbose_name_plural = _("penghargaan")
        ordering = ["pk"]


class Replication(models.Model):
    """An outbound replication by another region or agency (Art. 28)."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="replications")
    adopter = models.CharField(_("daerah atau perangkat daerah"), max_length=200)
    document = models.ForeignKey(ProcessDocument, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("replikasi")
        verbose_name_plural = _("replikasi")
        ordering = ["pk"]
