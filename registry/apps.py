"""How Django knows the app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "registry"
    label = "registry"
    verbose_name = _("Registri inovasi daerah")


class RegistryAdminConfig(AdminConfig):
    default_site = "registry.admin.site.RegistryAdminSite"
