"""Addresses of the citizen's pages."""

from django.urls import path

from registry.web.citizens import statuses, submissions

urlpatterns = [
    path("usulkan/", submissions.new, name="citizen_new"),
    path("usulkan/tanda-terima/", submissions.show, name="citizen_receipt"),
    path("status/", statuses.show, name="citizen_status"),
    path("status/tanda-terima/", statuses.receipt, name="citizen_receipt_file"),
    path("status/tanda-terima/kemajuan/", statuses.receipt_progress, name="citizen_receipt_progress"),
    path("status/tanda-terima/ulang/", statuses.receipt_again, name="citizen_receipt_again"),
    path("status/kelengkapan/", statuses.edit, name="citizen_edit"),
    path("status/penarikan/", statuses.withdraw, name="citizen_withdraw"),
    path("status/tutup/", statuses.close, name="citizen_close"),
]
