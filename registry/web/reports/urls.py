"""Addresses of reports."""

from django.urls import path

from registry.web.reports import reports

urlpatterns = [
    path("usulan/<slug:public_id>/laporan/", reports.create, name="report_ask"),
    path("laporan/", reports.index, name="reports"),
    path("laporan/<slug:public_id>/", reports.show, name="report"),
    path("laporan/<slug:public_id>/berkas/", reports.file, name="report_file"),
]
