"""Addresses of judging."""

from django.urls import path

from registry.web.review import sheets

urlpatterns = [path("usulan/<slug:public_id>/penilaian/", sheets.edit, name="evaluation")]
