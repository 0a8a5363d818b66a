"""Agencies, their units, users and their seats."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.labels import AGENCY_KINDS, ROLES
from registry.people.rules.roles import AGENCY_ROLES
from registry.reference.models import Region


class Agency(models.Model):
    """A perangkat daerah; one of a region carries the research-and-development role."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("daerah"))
    name = models.CharField(_("nama"), max_length=200)
    short_name = models.CharField(_("singkatan"), max_length=40, blank=True)
    kind = models.CharField(_("jenis"), max_length=20, choices=list(AGENCY_KINDS.items()))
    is_rnd = models.BooleanField(_("membidangi penelitian dan pengembangan"), default=False)
    is_active = models.BooleanField(_("aktif"), default=True)
    seen_in_year = models.CharField(_("terlihat pada tahun"), max_length=40, blank=True)
    source_url = models.URLField(_("sumber"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("perangkat daerah")
        verbose_name_plural = _("perangkat daerah")
        ordering = ["region_id", "name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], name="agency_name_unique"),
            models.UniqueConstraint(fields=["region"], condition=models.Q(is_rnd=True), name="one_rnd_agency"),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A work unit (UPTD, puskesmas, school, kelurahan) of one agency, which stays the legal initiator."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name=_("perangkat daerah"), related_name="units")
    name = models.CharField(_("nama"), max_length=200)

    class Meta:
        verbose_name = _("unit kerja")
        verbose_name_plural = _("unit kerja")
        ordering = ["agency_id", "name"]
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="unit_name_unique")]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Told:
    """What is read along with a user: a seat of his (role None: he has none), and whose register his region keeps."""

    role: str | None
    agency_id: int | None
    agency_region: str | None
    is_tenant: bool | None
    region_name: str | None
    accent: str | None


class User(AbstractUser):
    """A person with an account, in one region."""

    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("daerah"))
    office = models.CharField(_("jabatan"), max_length=160, blank=True)
    access_until = models.DateField(_("akses sampai"), null=True, blank=True)
    told: tuple[Told, ...] = ()  # his seats and his region, read along by `queries.known_user`

    class Meta(AbstractUser.Meta):
        verbose_name = _("pengguna")  # type: ignore[assignment]  # a lazy word, as everywhere
        verbose_name_plural = _("pengguna")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.office or self.get_full_name() or self.username


class Membership(models.Model):
    """One seat: a role, for an agency or for the region."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("pengguna"))
    role = models.CharField(_("peran"), max_length=30, choices=[(role.value, word) for role, word in ROLES.items()])
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, verbose_name=_("perangkat daerah"))

    class Meta:
        verbose_name = _("peran pengguna")
        verbose_name_plural = _("peran pengguna")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "agency"], condition=models.Q(agency__isnull=False), name="agency_seat_once"
            ),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(agency__isnull=True), name="region_seat_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(AGENCY_ROLES)) | models.Q(agency__isnull=False),
                name="agency_role_has_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}"
