"""Addresses on the way to application."""

from django.urls import path

from registry.web.trial import burdens

urlpatterns = [path("usulan/<slug:public_id>/penerapan/beban/", burdens.edit, name="burdens")]
