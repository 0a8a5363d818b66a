"""Addresses of the proposals pages."""

from django.urls import path

from registry.web.proposals import (
    buffers,
    declarations,
    duties,
    lines,
    mending,
    parts,
    proposals,
    steps,
    versions,
    writing,
)

urlpatterns = [
    path("tugas/", duties.index, name="tasks"),
    path("usulan/", proposals.index, name="proposals"),
    path("usulan/baru/", writing.new, name="proposal_new"),
    path("usulan/baru/simpanan/", buffers.save_new, name="proposal_new_buffer"),
    path("usulan/<slug:public_id>/", proposals.show, name="proposal"),
    path("usulan/<slug:public_id>/rincian/angka/", parts.figures, name="proposal_figures"),
    path("usulan/<slug:public_id>/rincian/lampiran-versi/", parts.enclosures, name="proposal_enclosures"),
    path("usulan/<slug:public_id>/rincian/penilaian/", parts.judging, name="proposal_judging"),
    path("usulan/<slug:public_id>/rincian/pelaksanaan/", parts.practice, name="proposal_practice"),
    path("usulan/<slug:public_id>/rincian/riwayat/", parts.history, name="proposal_history"),
    path("usulan/<slug:public_id>/bagian/<slug:part>/", writing.edit, name="proposal_part"),
    path("usulan/<slug:public_id>/bagian/<slug:part>/simpanan/", buffers.save, name="proposal_buffer"),
    path("usulan/<slug:public_id>/bagian/<slug:part>/buang/", buffers.discard, name="proposal_buffer_discard"),
    path("usulan/<slug:public_id>/daftar/<slug:noun>/", lines.index, name="proposal_lines"),
    path("usulan/<slug:public_id>/daftar/<slug:noun>/<int:line_id>/hapus/", lines.remove, name="proposal_line_remove"),
    path("usulan/<slug:public_id>/pernyataan/", declarations.create, name="proposal_declaration"),
    path("usulan/<slug:public_id>/versi/", versions.index, name="proposal_versions"),
    path("usulan/<slug:public_id>/langkah/<slug:move>/", steps.new, name="step"),
    path("usulan/<slug:public_id>/perbaikan/", mending.show, name="mending"),
    path("usulan/<slug:public_id>/perbaikan/langkah/", mending.step, name="mending_step"),
    path("usulan/<slug:public_id>/perbaikan/dokumen/<slug:document_id>/", mending.document, name="mending_document"),
    path("usulan/<slug:public_id>/dokumen/<slug:document_id>/", steps.file, name="document_file"),
]
