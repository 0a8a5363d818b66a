"""Addresses of reports."""

from django.urls import path

from registry.web.reports import checks, letters, reports, signed_copies

urlpatterns = [
    path("usulan/<slug:public_id>/laporan/", reports.create, name="report_ask"),
    path("dokumen/cek/", checks.show, name="paper_check"),
    path("nomor-surat/", letters.index, name="letter_numbers"),
    path("laporan/", reports.index, name="reports"),
    path("laporan/<slug:public_id>/", reports.show, name="report"),
    path("laporan/<slug:public_id>/keadaan/", reports.progress, name="report_progress"),
    path("laporan/<slug:public_id>/berkas/", reports.file, name="report_file"),
    path("laporan/<slug:public_id>/ulang/", reports.retry, name="report_retry"),
    path("laporan/<slug:public_id>/batal/", reports.cancel, name="report_cancel"),
    path("laporan/<slug:public_id>/tanda-tangan/", signed_copies.create, name="report_sign"),
]
