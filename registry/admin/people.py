"""Desks of people: accounts, seats, agencies and their units."""

import secrets
from datetime import datetime
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.admin.desk import Act, KeptDesk, Words
from registry.people import usecases
from registry.people.models import Agency, Membership, Unit, User
from registry.people.rules.roles import Role
from registry.shared.actor import Actor

TOPIC = _("Orang dan perangkat daerah")


def hand_link(request: HttpRequest, user: User, by: Actor, at: datetime) -> str:
    """End the old password and give a link by which the person alone sets the next one."""
    usecases.set_password(user=user, password=secrets.token_urlsafe(32), by=by, at=at)
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    where = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    return request.build_absolute_uri(where)


def reset_factor(request: HttpRequest, user: User, by: Actor, at: datetime) -> Words:
    usecases.reset_second_factor(user=user, by=by, at=at)
    return _("Pengaman kedua dihapus. Pemilik akun memasangnya lagi setelah masuk.")


class SeatLines(admin.TabularInline):
    """The person's seats, to be read beside the account."""

    model = Membership
    fields = readonly_fields = ("role", "agency")
    extra = 0
    can_delete = False
    verbose_name_plural = _("peran")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("agency")


@admin.register(User)
class UserDesk(KeptDesk):
    topic = TOPIC
    region_path = "region_id"
    open_fields = usecases.USER_FIELDS
    once = ("region",)
    list_display = ("username", "office", "region", "is_active", "access_until", "has_factor", "last_login")
    list_filter = ("is_active", "memberships__role", ("region", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("region",)
    search_fields = ("username", "office", "first_name", "last_name", "email")
    ordering = ("username",)
    fieldsets = (
        (None, {"fields": ("username", "region", "office")}),
        (_("Data pribadi"), {"fields": ("first_name", "last_name", "email")}),
        (_("Akses"), {"fields": ("is_active", "access_until", "has_factor", "last_login")}),
    )
    readonly_fields = ("has_factor", "last_login")
    inlines = (SeatLines,)
    acts = {
        "tautan-masuk": Act(
            label=_("Buat tautan kata sandi"),
            warning=_("Kata sandi lama tidak berlaku lagi. Serahkan tautan baru hanya kepada pemilik akun."),
            do=hand_link,
            shows_secret=True,
        ),
        "hapus-pengaman-kedua": Act(
            label=_("Hapus pengaman kedua"),
            warning=_("Akun ini masuk hanya dengan kata sandi sampai pengaman kedua dipasang lagi."),
            do=reset_factor,
            is_open=lambda actor, user: user.factor,
        ),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return super().get_queryset(request).annotate(factor=Exists(factor))

    @admin.display(description=_("pengaman kedua"), boolean=True)
    def has_factor(self, user: Any) -> bool:
        return bool(getattr(user, "factor", False))

    def keep(self, *, thing: User, changes: dict[str, Any], is_new: bool, by: Actor, at: datetime) -> User:
        if not is_new:
            return usecases.change_user(user=thing, changes=changes, by=by, at=at)
        password = secrets.token_urlsafe(32)  # known to nobody: the account opens by a link
        return usecases.create_user(region_code=thing.region_id, password=password, changes=changes, by=by, at=at)

    def tools_of(self, request: HttpRequest, thing: User) -> list[tuple[Words, str]]:
        give = reverse("admin:registry_membership_add") + f"?user={thing.pk}"
        return [(_("Beri peran"), give), *super().tools_of(request, thing)]

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        """A new account needs seats and a link next; both stand on its page."""
        self.message_user(request, gettext("Akun dibuka. Beri peran, lalu buat tautan kata sandinya."))
        return redirect(self._url("change", obj))


@admin.register(Membership)
class SeatDesk(KeptDesk):
    topic = TOPIC
    region_path = "user__region_id"
    open_fields = frozenset({"user", "role", "agency"})
    fields = ("user", "role", "agency")
    list_display = ("user", "role", "agency")
    list_filter = ("role",)
    list_select_related = ("user", "agency")
    search_fields = ("user__username", "user__office", "agency__name")
    ordering = ("user__username", "role")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A seat is given or taken, not altered."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request)

    def subject_of(self, thing: Membership) -> tuple[str, str]:
        return "user", str(thing.user_id)

    def keep(self, *, thing: Membership, changes: dict[str, Any], is_new: bool, by: Actor, at: datetime) -> Membership:
        return usecases.seat_user(
            user=changes["user"], role=Role(changes["role"]), agency=changes["agency"], by=by, at=at
        )

    def remove(self, *, thing: Membership, by: Actor, at: datetime) -> None:
        usecases.unseat_user(membership=thing, by=by, at=at)


def name_rnd(request: HttpRequest, agency: Agency, by: Actor, at: datetime) -> Words:
    usecases.name_rnd_agency(agency=agency, by=by, at=at)
    return _("Perangkat daerah ini kini membidangi penelitian dan pengembangan.")


@admin.register(Agency)
class AgencyDesk(KeptDesk):
    topic = TOPIC
    region_path = "region_id"
    open_fields = usecases.AGENCY_FIELDS
    once = ("region",)
    fields = ("region", "name", "short_name", "kind", "is_rnd", "is_active", "seen_in_year", "source_url")
    readonly_fields = ("is_rnd",)
    list_display = ("name", "short_name", "region", "kind", "is_rnd", "is_active")
    list_filter = ("kind", "is_active", ("region", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("region",)
    search_fields = ("name", "short_name")
    acts = {
        "litbang": Act(
            label=_("Jadikan perangkat daerah litbang"),
            warning=_("Perangkat daerah yang sekarang memegang peran ini melepaskannya."),
            do=name_rnd,
            is_open=lambda actor, agency: not agency.is_rnd,
        )
    }

    def keep(self, *, thing: Agency, changes: dict[str, Any], is_new: bool, by: Actor, at: datetime) -> Agency:
        return usecases.change_agency(agency=thing, changes=changes, by=by, at=at)


@admin.register(Unit)
class UnitDesk(KeptDesk):
    topic = TOPIC
    region_path = "agency__region_id"
    open_fields = usecases.UNIT_FIELDS
    once = ("agency",)
    fields = ("agency", "name")
    list_display = ("name", "agency")
    list_select_related = ("agency",)
    search_fields = ("name", "agency__name")

    def keep(self, *, thing: Unit, changes: dict[str, Any], is_new: bool, by: Actor, at: datetime) -> Unit:
        return usecases.change_unit(unit=thing, changes=changes, by=by, at=at)
