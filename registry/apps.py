"""How Django knows the app."""

from django.apps import AppConfig
from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "registry"
    label = "registry"
    verbose_name = _("Registri inovasi daerah")


class RegistryAdminConfig(SimpleAdminConfig):
    """Only our own desks; those of other packages would write past the use-cases."""

    default_site = "registry.admin.site.RegistryAdminSite"

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("admin.topics", register_to=admin.site)
