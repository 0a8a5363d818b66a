"""The public catalogue: one flat row for each published innovation, its words, counts and marks; shapes of the map."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.catalogue.labels import ORIGINS, RUNNING, YES_NO
from registry.proposals.models import Proposal
from registry.reference.models import Affair, Region
from registry.workflow.labels import FORM_LABELS, INITIATOR_LABELS, STAGE_LABELS, STATE_LABELS


class Entry(models.Model):
    """What search, facets and order need of one published innovation; the pages read the proposal itself.

    An empty text stands for what is not known. On PostgreSQL there is a generated column `search` (migration 0013).
    """

    proposal = models.OneToOneField(Proposal, models.CASCADE, primary_key=True, related_name="entry")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    agency = models.CharField(_("perangkat daerah"), max_length=200, blank=True)
    affair = models.ForeignKey(Affair, models.PROTECT, null=True, related_name="+", verbose_name=_("urusan"))
    initiator = models.CharField(_("inisiator"), max_length=20, blank=True, choices=list(INITIATOR_LABELS.items()))
    form = models.CharField(_("bentuk"), max_length=20, blank=True, choices=list(FORM_LABELS.items()))
    digital = models.CharField(_("digital"), max_length=5, blank=True, choices=list(YES_NO.items()))
    state = models.CharField(_("keadaan"), max_length=12, choices=list(STATE_LABELS.items()))
    stage = models.CharField(_("tahapan"), max_length=20, blank=True, choices=list(STAGE_LABELS.items()))
    year = models.PositiveSmallIntegerField(_("tahun"), null=True)
    running = models.CharField(_("jalannya"), max_length=10, blank=True, choices=list(RUNNING.items()))
    replicated = models.CharField(_("direplikasi"), max_length=5, choices=list(YES_NO.items()))
    origin = models.CharField(_("asal catatan"), max_length=12, choices=list(ORIGINS.items()))
    name = models.CharField(_("nama"), max_length=250)
    name_in_order = models.CharField(max_length=250)
    changed_at = models.DateTimeField(_("diperbarui"))
    name_words = models.TextField()
    body_words = models.TextField()
    embargo_until = models.DateField(null=True)
    is_held = models.BooleanField(default=False)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    confirmed_on = models.DateField(_("terakhir dikonfirmasi hidup"), null=True)

    class Meta:
        verbose_name = _("entri katalog")
        verbose_name_plural = _("entri katalog")
        indexes = [
            models.Index(fields=["-changed_at", "-proposal"], name="entry_newest"),
            models.Index(fields=["name_in_order", "proposal"], name="entry_by_name"),
            models.Index(fields=["region", "-changed_at", "-proposal"], name="entry_region"),
            models.Index(fields=["agency", "-changed_at", "-proposal"], name="entry_agency"),
            models.Index(fields=["affair", "-changed_at", "-proposal"], name="entry_affair"),
            models.Index(fields=["year", "-changed_at", "-proposal"], name="entry_year"),
            models.Index(fields=["embargo_until"], condition=models.Q(is_held=True), name="entry_held"),
            models.Index(
                fields=["latitude", "longitude"], condition=models.Q(latitude__isnull=False), name="entry_point"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Word(models.Model):
    """A word that some entry held; a misspelt one is compared with these."""

    word = models.CharField(max_length=40, primary_key=True)
    length = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["length"], name="word_length")]

    def __str__(self) -> str:
        return self.word


class FacetCount(models.Model):
    """How many entries there are of one value of a facet, kept so that the unnarrowed list counts nothing."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facet_value_once")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}: {self.count}"


class EntryMark(models.Model):
    """The last event of a region that the catalogue has read; the one without a region is the lock of a refresh."""

    region_code = models.CharField(max_length=13, primary_key=True)
    sequence = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.region_code} #{self.sequence}"


class MapShapes(models.Model):
    """Outlines of regions as an administrator brought them; the newest version is drawn unless it was withdrawn."""

    version = models.PositiveIntegerField(_("versi"), unique=True)
    source = models.CharField(_("sumber"), max_length=250)
    licence = models.CharField(_("lisensi"), max_length=250)
    text = models.TextField()
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64)
    regions = models.PositiveIntegerField(_("daerah"))
    brought_at = models.DateTimeField(_("diunggah"))
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    class Meta:
        verbose_name = _("batas daerah pada peta")
        verbose_name_plural = _("batas daerah pada peta")
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"v{self.version}"
