"""What a region words itself on its papers, edition by edition; the newest is in force and none is ever changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import User
from registry.reference.models import Region
from registry.reports.rules.phrases import Wording


class WordingEdition(models.Model):
    """One edition of a region's wording, numbered without gaps."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("daerah"))
    number = models.PositiveIntegerField(_("edisi"))
    letterhead = models.TextField(_("kop surat"), blank=True)
    city = models.CharField(_("tempat penandatanganan"), max_length=80, blank=True)
    head_office = models.CharField(_("jabatan kepala daerah"), max_length=160, blank=True)
    rnd_office = models.CharField(_("jabatan kepala perangkat daerah litbang"), max_length=160, blank=True)
    clauses = models.JSONField(_("bunyi naskah"), default=dict, blank=True)
    taken_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("dipakai lagi dari")
    )
    saved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("disimpan oleh"))
    saved_at = models.DateTimeField(_("disimpan"))

    class Meta:
        verbose_name = _("kata-kata naskah dinas")
        verbose_name_plural = _("kata-kata naskah dinas")
        ordering = ["region_id", "-number"]
        constraints = [models.UniqueConstraint(fields=["region", "number"], name="wording_number_unique")]

    def __str__(self) -> str:
        return f"Edisi {self.number}"

    def wording(self) -> Wording:
        """The texts as plain values."""
        return Wording(self.letterhead, self.city, self.head_office, self.rnd_office, self.clauses)
