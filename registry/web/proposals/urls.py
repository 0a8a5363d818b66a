"""Addresses of the proposals pages."""

from django.urls import path

from registry.web.proposals import duties, mending, proposals, steps, writing

urlpatterns = [
    path("tugas/", duties.index, name="tasks"),
    path("usulan/", proposals.index, name="proposals"),
    path("usulan/baru/", writing.new, name="proposal_new"),
    path("usulan/<slug:public_id>/", proposals.show, name="proposal"),
    path("usulan/<slug:public_id>/bagian/<slug:part>/", writing.edit, name="proposal_part"),
    path("usulan/<slug:public_id>/langkah/<slug:move>/", steps.new, name="step"),
    path("usulan/<slug:public_id>/perbaikan/", mending.show, name="mending"),
    path("usulan/<slug:public_id>/perbaikan/langkah/", mending.step, name="mending_step"),
    path("usulan/<slug:public_id>/perbaikan/dokumen/<slug:document_id>/", mending.document, name="mending_document"),
    path("usulan/<slug:public_id>/dokumen/<slug:document_id>/", steps.file, name="document_file"),
]
