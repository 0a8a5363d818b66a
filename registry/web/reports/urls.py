"""Addresses of reports."""

from django.urls import path

from registry.web.reports import bundles, checks, letters, lists, regional, reports, schedules, signed_copies

urlpatterns = [
    path("usulan/<slug:public_id>/laporan/", reports.create, name="report_ask"),
    path("dokumen/cek/", checks.show, name="paper_check"),
    path("nomor-surat/", letters.index, name="letter_numbers"),
    path("laporan/", reports.index, name="reports"),
    path("laporan/baru/", regional.new, name="report_new"),
    path("laporan/daftar/", lists.create, name="list_ask"),
    path("laporan/kumpulan/", bundles.new, name="bundle_new"),
    path("laporan/kumpulan/minta/", bundles.create, name="bundle_ask"),
    path("laporan/jadwal/", schedules.index, name="schedules"),
    path("laporan/jadwal/baru/", schedules.new, name="schedule_new"),
    path("laporan/jadwal/<slug:public_id>/jeda/", schedules.pause, name="schedule_pause"),
    path("laporan/jadwal/<slug:public_id>/lanjut/", schedules.resume, name="schedule_resume"),
    path("laporan/jadwal/<slug:public_id>/hapus/", schedules.remove, name="schedule_remove"),
    path("laporan/<slug:public_id>/", reports.show, name="report"),
    path("laporan/<slug:public_id>/keadaan/", reports.progress, name="report_progress"),
    path("laporan/<slug:public_id>/berkas/", reports.file, name="report_file"),
    path("laporan/<slug:public_id>/ulang/", reports.retry, name="report_retry"),
    path("laporan/<slug:public_id>/batal/", reports.cancel, name="report_cancel"),
    path("laporan/<slug:public_id>/dilihat/", reports.dismiss, name="report_seen"),
    path("laporan/<slug:public_id>/tanda-tangan/", signed_copies.create, name="report_sign"),
]
