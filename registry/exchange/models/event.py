"""A workshop, Bimtek, discussion, visit or contest, with who spoke and what was handed out."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.exchange.labels import CONFIDENCE_LABELS, EVENT_KIND_LABELS, RIGHTS_LABELS
from registry.exchange.rules.events import HANDED_OUT, TO_PARTICIPANTS, Rights, rights_behind
from registry.proposals.models import StoredFile
from registry.reference.models import Region
from registry.shared.fields import opaque_id


class ExchangeEvent(models.Model):
    """One event; `keeper` is the region whose desk corrects the entry, `region` the one it belongs to."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    keeper = models.ForeignKey(Region, models.PROTECT, related_name="kept_events", verbose_name=_("dicatat oleh"))
    title = models.CharField(_("nama acara"), max_length=250)
    kind = models.CharField(_("jenis"), max_length=24, choices=list(EVENT_KIND_LABELS.items()))
    host = models.CharField(_("penyelenggara"), max_length=200, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("daerah")
    )
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    guests = models.ManyToManyField(Region, blank=True, related_name="+", verbose_name=_("daerah yang hadir"))
    on = models.DateField(_("tanggal"), null=True, blank=True)
    until = models.DateField(_("sampai tanggal"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    month = models.PositiveSmallIntegerField(_("bulan"), null=True, blank=True)
    topic = models.TextField(_("pokok bahasan"), blank=True)
    agenda = models.TextField(_("susunan acara"), blank=True)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)
    source_note = models.CharField(_("sumber lain (surat, undangan)"), max_length=250, blank=True)
    confidence = models.CharField(
        _("keyakinan"), max_length=8, blank=True, choices=list(CONFIDENCE_LABELS.items())
    )  # fmt: skip
    is_simulated = models.BooleanField(_("simulasi"), default=False)
    import_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("acara")
        verbose_name_plural = _("acara")
        indexes = [models.Index(fields=["-year", "-on"], name="event_order")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(on__isnull=False, until__gte=models.F("on")),
                name="event_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(month__isnull=True) | models.Q(year__isnull=False, month__gte=1, month__lte=12),
                name="event_month_has_year",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.public_id])

    @property
    def last_day(self) -> date | None:
        return self.until or self.on

    @property
    def host_code(self) -> str:
        """The region where it takes place; where none is known, the one that keeps the entry."""
        return self.region_id or self.keeper_id


class Speaker(models.Model):
    """Who spoke or took part, only as the source names him."""

    event = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="speakers")
    who = models.CharField(_("siapa, seperti disebut sumber"), max_length=200)
    office = models.CharField(_("jabatan"), max_length=200, blank=True)
    role = models.CharField(_("peran"), max_length=120, blank=True)
    topic = models.CharField(_("yang dibawakan"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("pembicara atau peserta")
        verbose_name_plural = _("pembicara dan peserta")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.who


class Material(models.Model):
    """A file or an address of an event; handed out only where its rights allow, in the words of the day of granting."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    event = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="materials")
    title = models.CharField(_("judul"), max_length=200)
    maker = models.CharField(_("dibuat oleh"), max_length=200, blank=True)
    rights = models.CharField(_("hak pakai"), max_length=40)
    rights_words = models.CharField(max_length=250, blank=True, editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(_("alamat"), max_length=500, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("bahan acara")
        verbose_name_plural = _("bahan acara")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(file__isnull=False, url="") | (models.Q(file__isnull=True) & ~models.Q(url="")),
                name="material_is_file_or_address",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_handed_out(self) -> bool:
        return self.allowed in HANDED_OUT

    @property
    def is_for_participants(self) -> bool:
        return self.allowed in TO_PARTICIPANTS

    @property
    def allowed(self) -> Rights:
        return rights_behind(code=self.rights)

    @property
    def rights_shown(self) -> str:
        """As they were granted; an entry from before the look-up says its own."""
        return self.rights_words or str(RIGHTS_LABELS[self.allowed])
