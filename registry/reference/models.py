"""Regions, affairs, holidays, yearly look-ups and the settings of a tenant region."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.reference.labels import AFFAIR_GROUPS, HOLIDAY_KINDS, LEVELS, OPTION_LISTS
from registry.reference.rules.names import head_title

SOUTH_TO_NORTH = [MinValueValidator(-12), MaxValueValidator(7)]  # the country lies between; also catches a swapped pair
WEST_TO_EAST = [MinValueValidator(94), MaxValueValidator(142)]


class Region(models.Model):
    """A region by its code (Kemendagri); a tenant keeps its own proposals here."""

    code = models.CharField(_("kode"), max_length=13, primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("induk"))
    name = models.CharField(_("nama"), max_length=120)
    level = models.CharField(_("tingkat"), max_length=12, choices=list(LEVELS.items()))
    is_tenant = models.BooleanField(_("memakai registri ini"), default=False)
    latitude = models.DecimalField(
        _("lintang"), max_digits=9, decimal_places=6, null=True, blank=True, validators=SOUTH_TO_NORTH
    )
    longitude = models.DecimalField(
        _("bujur"), max_digits=9, decimal_places=6, null=True, blank=True, validators=WEST_TO_EAST
    )
    point_source = models.CharField(_("sumber titik"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("daerah")
        verbose_name_plural = _("daerah")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False) & ~models.Q(point_source=""),
                name="region_point_whole",
                violation_error_message=_("Lintang, bujur, dan sumbernya diisi bersama."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def head_title(self) -> str:
        """The title of the regional head follows the region's kind."""
        return head_title(level=self.level)


class RegionProfile(models.Model):
    """What a tenant region sets for itself; every number the regulation leaves open stands here."""

    region = models.OneToOneField(Region, models.PROTECT, primary_key=True, related_name="profile")
    accent = models.CharField(
        _("warna aksen"), max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")]
    )
    coat_of_arms = models.ImageField(_("lambang daerah"), upload_to="lambang", blank=True)
    address = models.CharField(_("alamat kop surat"), max_length=200, blank=True)
    legal_basis = models.TextField(_("dasar hukum"), blank=True)
    pause_while_returned = models.BooleanField(_("hari kerja berhenti selama dilengkapi"), default=False)
    report_months = models.PositiveSmallIntegerField(_("laporan berkala tiap (bulan)"), default=3)
    reminder_days = models.PositiveSmallIntegerField(_("pengingat tanpa batas undang-undang (hari kerja)"), default=5)

    contact_months = models.PositiveSmallIntegerField(
        _("data narahubung kunjungan disimpan (bulan)"), default=24, validators=[MinValueValidator(1)],
        help_text=_(
            "Ditetapkan daerah sendiri, sejak hari kunjungan. Tindak lanjut terakhir ditanyakan 12 bulan sesudahnya."
        ),
    )  # fmt: skip

    class Meta:
        verbose_name = _("pengaturan daerah")
        verbose_name_plural = _("pengaturan daerah")

    def __str__(self) -> str:
        return str(self.region)


class Affair(models.Model):
    """A government affair (urusan), UU 23/2014 Arts. 12 and 219."""

    code = models.PositiveSmallIntegerField(_("kode"), primary_key=True)
    name = models.CharField(_("nama"), max_length=120)
    group = models.CharField(_("kelompok"), max_length=20, choices=list(AFFAIR_GROUPS.items()))
    aliases = models.JSONField(_("ejaan lain"), default=list, blank=True)
    for_province = models.BooleanField(_("provinsi"), default=True)
    for_regency = models.BooleanField(_("kabupaten"), default=True)
    for_city = models.BooleanField(_("kota"), default=True)
    note = models.CharField(_("catatan kewenangan"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("urusan pemerintahan")
        verbose_name_plural = _("urusan pemerintahan")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """A day on which no working day is counted."""

    date = models.DateField(_("tanggal"), unique=True)
    name = models.CharField(_("nama"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=20, choices=list(HOLIDAY_KINDS.items()))
    is_estimate = models.BooleanField(_("perkiraan"), default=False)

    class Meta:
        verbose_name = _("hari libur")
        verbose_name_plural = _("hari libur")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.name}"


class Option(models.Model):
    """One entry of a yearly look-up: klasifikasi, tematik, asta_cita, pkpn."""

    list = models.CharField(_("daftar"), max_length=20, choices=[*OPTION_LISTS.items()])
    code = models.CharField(_("kode"), max_length=40)
    label = models.CharField(_("teks"), max_length=250)
    from_year = models.PositiveSmallIntegerField(_("mulai tahun"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("sampai tahun"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("pilihan formulir")
        verbose_name_plural = _("pilihan formulir")
        ordering = ["list", "order", "code"]
        constraints = [models.UniqueConstraint(fields=["list", "code"], name="option_unique")]

    def __str__(self) -> str:
        return self.label
