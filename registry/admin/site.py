"""The admin site: through the same login and second factor, for administrators only."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _

from registry.people.policy import may_administer
from registry.shared.actor import PUBLIC

UNUSED = frozenset({"password_change", "password_change_done", "view_on_site"})  # our own pages do this


class RegistryAdminSite(AdminSite):
    site_title = site_header = _("Administrasi registri")
    index_title = _("Yang dapat diatur")
    site_url = "/tugas/"
    enable_nav_sidebar = False  # the start page and the path above a page lead everywhere; lists need the width

    def has_permission(self, request: HttpRequest) -> bool:
        """A staff account that also holds the administrator's seat today."""
        return super().has_permission(request) and may_administer(getattr(request, "actor", PUBLIC))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one entrance, with its limits and second factor; who is in and may not stay gets told so."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [url for url in super().get_urls() if getattr(url, "name", "") not in UNUSED]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """By topic, in the order in which the topics were registered."""
        topics: dict[str, dict[str, Any]] = {}
        order = list(self._registry)
        shown = [model for app in super().get_app_list(request) for model in app["models"]]
        for model in sorted(shown, key=lambda entry: order.index(entry["model"])):
            topic = str(self._registry[model["model"]].topic)  # type: ignore[attr-defined]
            entry = {"name": topic, "app_label": "registry", "app_url": "", "has_module_perms": True, "models": []}
            topics.setdefault(topic, entry)["models"].append(model)
        return list(topics.values())

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        """One start page is enough."""
        return redirect("admin:index")
