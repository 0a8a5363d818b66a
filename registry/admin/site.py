"""The admin site: through the same login and second factor, for administrators only."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.people.policy import may_administer
from registry.shared.actor import PUBLIC


class RegistryAdminSite(AdminSite):
    site_title = site_header = _("Administrasi registri")
    index_title = _("Yang dapat diatur")

    login = secure_admin_login(AdminSite.login)

    def has_permission(self, request: HttpRequest) -> bool:
        """A staff account that also holds the administrator's seat today."""
        return super().has_permission(request) and may_administer(getattr(request, "actor", PUBLIC))
