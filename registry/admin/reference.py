"""Desks of reference data: regions and their settings, affairs, choices of forms, holidays."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.admin.desk import Act, KeptDesk, Words, actor_of
from registry.reference import policy, usecases
from registry.reference.models import Affair, Holiday, Option, Region, RegionProfile
from registry.shared.actor import Actor

REGION_TOPIC = _("Daerah")
TOPIC = _("Data acuan")


class ReferenceDesk(KeptDesk):
    """Look-ups of the whole country, kept by any administrator."""

    topic = TOPIC

    def keep(self, *, thing: Any, changes: dict[str, Any], is_new: bool, by: Actor, at: datetime) -> Any:
        return usecases.change_reference(thing=thing, changes=changes, by=by, at=at)

    def remove(self, *, thing: Any, by: Actor, at: datetime) -> None:
        usecases.remove_reference(thing=thing, by=by, at=at)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.model in usecases.REMOVABLE and self.has_view_permission(request)


def open_registry(request: HttpRequest, region: Region, by: Actor, at: datetime) -> Words:
    usecases.make_tenant(region_code=region.pk, by=by, at=at)
    return _("Daerah ini kini memakai registri.")


@admin.register(Region)
class RegionDesk(ReferenceDesk):
    topic = REGION_TOPIC
    open_fields = usecases.OPEN_FIELDS[Region]
    fields = ("code", "name", "level", "parent", "is_tenant", ("latitude", "longitude"), "point_source")
    readonly_fields = ("code", "level", "parent", "is_tenant")
    list_display = ("name", "code", "level", "is_tenant")
    list_filter = ("is_tenant", "level")
    search_fields = ("name", "code")
    acts = {
        "buka": Act(
            label=_("Buka registri untuk daerah ini"),
            warning=_("Daerah ini mendapat pengaturan dan usulan sendiri. Pembukaan tidak dapat ditarik."),
            do=open_registry,
            is_open=lambda actor, region: not region.is_tenant and policy.may_change_region(actor, region.pk),
        )
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or policy.may_change_region(actor_of(request), obj.pk[:5])


class ProfileForm(forms.ModelForm):
    coat_of_arms = forms.ImageField(
        label=_("lambang daerah"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=_("PNG atau JPEG, paling besar 1 MB. Kosongkan bila tidak diganti."),
    )

    def clean_coat_of_arms(self) -> Any:
        found = self.cleaned_data.get("coat_of_arms")
        if isinstance(found, UploadedFile) and (found.size or 0) > 1024 * 1024:
            raise forms.ValidationError(_("Gambar lebih besar dari 1 MB."))
        return found


@admin.register(RegionProfile)
class ProfileDesk(ReferenceDesk):
    topic = REGION_TOPIC
    region_path = "pk"
    form = ProfileForm
    open_fields = usecases.OPEN_FIELDS[RegionProfile]
    fieldsets = (
        (None, {"fields": ("region", "accent", "coat_of_arms", "address", "legal_basis")}),
        (_("Tenggat yang ditentukan daerah"), {"fields": ("pause_while_returned", "report_months", "reminder_days")}),
        (_("Masa simpan yang ditentukan daerah"), {"fields": ("contact_months",)}),
    )
    readonly_fields = ("region",)
    list_display = ("region", "report_months", "reminder_days", "pause_while_returned")
    list_select_related = ("region",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class AffairForm(forms.ModelForm):
    """Other spellings, one a line."""

    aliases = forms.CharField(
        label=_("ejaan lain"), required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Satu tiap baris.")
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["aliases"] = "\n".join(self.instance.aliases)

    def clean_aliases(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


@admin.register(Affair)
class AffairDesk(ReferenceDesk):
    form = AffairForm
    open_fields = usecases.OPEN_FIELDS[Affair]
    once = ("code",)
    list_display = ("name", "code", "group", "for_province", "for_regency", "for_city")
    list_filter = ("group",)
    search_fields = ("name", "aliases")


@admin.register(Option)
class OptionDesk(ReferenceDesk):
    open_fields = usecases.OPEN_FIELDS[Option]
    once = ("list", "code")
    list_display = ("label", "list", "code", "from_year", "to_year", "order")
    list_filter = ("list",)
    search_fields = ("label", "code")


@admin.register(Holiday)
class HolidayDesk(ReferenceDesk):
    open_fields = usecases.OPEN_FIELDS[Holiday]
    list_display = ("date", "name", "kind", "is_estimate")
    list_filter = ("kind", "is_estimate", "date")
    search_fields = ("name",)
    ordering = ("-date",)
