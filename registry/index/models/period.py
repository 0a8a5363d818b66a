"""A region's reporting period under one edition, and the levels claimed and verified in it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.proposals.models import Proposal
from registry.reference.models import Region
from registry.shared.fields import opaque_id

LEVEL_LIMIT = [MaxValueValidator(3)]


class EditionRecord(models.Model):
    """The text of an edition as it was loaded; never edited, a correction is a new revision."""

    code = models.CharField(_("edisi"), max_length=40)
    revision = models.PositiveSmallIntegerField(_("revisi"))
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("edisi indeks")
        verbose_name_plural = _("edisi indeks")
        ordering = ["code", "-revision"]
        constraints = [models.UniqueConstraint(fields=["code", "revision"], name="edition_revision_unique")]

    def __str__(self) -> str:
        return f"{self.code} r{self.revision}"


class Period(models.Model):
    """One year's reporting of a region; frozen, it keeps exactly what was sent."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    edition = models.ForeignKey(EditionRecord, models.PROTECT, related_name="+", verbose_name=_("edisi"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    is_simulated = models.BooleanField(_("simulasi"), default=False)
    frozen_at = models.DateTimeField(_("dibekukan"), null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name = _("masa pelaporan")
        verbose_name_plural = _("masa pelaporan")
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["region", "year"], name="period_unique")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}"

    @property
    def is_open(self) -> bool:
        return self.frozen_at is None


class Levels(models.Model):
    """A row's level as claimed by who owns it and as verified by Bappeda, with the reason where they differ."""

    key = models.CharField(max_length=4)
    claimed = models.PositiveSmallIntegerField(default=0, validators=LEVEL_LIMIT)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    basis = models.CharField(max_length=2, blank=True)
    verified = models.PositiveSmallIntegerField(null=True, blank=True, validators=LEVEL_LIMIT)
    verified_reason = models.TextField(blank=True)
    is_signed = models.BooleanField(null=True, blank=True)
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class RegionRow(Levels):
    """One of the region's own rows (SPD)."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "key"], name="region_row_unique"),
            models.CheckConstraint(condition=models.Q(claimed__lte=3), name="region_row_claimed_to_3"),
            models.CheckConstraint(
                condition=models.Q(verified__isnull=True) | models.Q(verified__lte=3), name="region_row_verified_to_3"
            ),
        ]


class Sheet(models.Model):
    """One innovation in one period: reported, or reported and then rejected."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="sheets")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="index_sheets")
    is_rejected = models.BooleanField(_("ditolak"), default=False)
    rejected_reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "proposal"], name="sheet_unique")]


class SheetRow(Levels):
    """One of the twenty rows of an innovation (SID)."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "key"], name="sheet_row_unique"),
            models.CheckConstraint(condition=models.Q(claimed__lte=3), name="sheet_row_claimed_to_3"),
            models.CheckConstraint(
                condition=models.Q(verified__isnull=True) | models.Q(verified__lte=3), name="sheet_row_verified_to_3"
            ),
        ]


class SheetNote(models.Model):
    """A note pinned to a row, open until somebody resolves it."""

    row = models.ForeignKey(SheetRow, models.CASCADE, related_name="notes")
    text = models.TextField(_("catatan"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
