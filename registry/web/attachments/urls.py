"""Addresses of attachments."""

from django.urls import path

from registry.web.attachments import attachments

urlpatterns = [
    path("usulan/<slug:public_id>/lampiran/", attachments.index, name="attachments"),
    path("lampiran/<slug:attachment_id>/hapus/", attachments.remove, name="attachment_remove"),
    path("berkas/<slug:attachment_id>/", attachments.show, name="attachment_file"),
]
