"""Addresses of the index pages."""

from django.urls import path

from registry.web.index import dossiers, evidence, notes, region_rows, regions, scenarios, sheets

urlpatterns = [
    path("indeks/", regions.index, name="index_home"),
    path("indeks/<str:region_code>/", regions.show, name="index_region"),
    path("indeks/<str:region_code>/inovasi/", regions.sheets, name="index_sheets"),
    path("indeks/<str:region_code>/masa/", regions.open_new, name="index_period_new"),
    path("indeks/<str:region_code>/pembekuan/", regions.freeze, name="index_freeze"),
    path("indeks/<str:region_code>/daerah/", region_rows.index, name="index_region_rows"),
    path("indeks/<str:region_code>/daerah/<slug:key>/", region_rows.show, name="index_region_row"),
    path("indeks/<str:region_code>/daerah/<slug:key>/klaim/", region_rows.claim, name="index_region_claim"),
    path("indeks/<str:region_code>/daerah/<slug:key>/verifikasi/", region_rows.verify, name="index_region_verify"),
    path("indeks/<str:region_code>/bukti/", evidence.index, name="evidence_list"),
    path("indeks/<str:region_code>/bukti/baru/", evidence.new, name="evidence_new"),
    path("indeks/<str:region_code>/berkas/", dossiers.index, name="index_dossiers"),
    path("indeks/<str:region_code>/berkas/minta/", dossiers.create_region, name="index_region_dossier"),
    path("indeks/<str:region_code>/skenario/", scenarios.index, name="scenarios"),
    path("indeks/<str:region_code>/skenario/baru/", scenarios.new, name="scenario_new"),
    path("skenario/<slug:public_id>/", scenarios.show, name="scenario"),
    path("skenario/<slug:public_id>/hapus/", scenarios.remove, name="scenario_remove"),
    path("usulan/<slug:public_id>/indeks/<slug:key>/catatan/", notes.create, name="index_note"),
    path("usulan/<slug:public_id>/indeks/<slug:key>/catatan/<int:note_id>/", notes.resolve, name="index_note_done"),
    path("bukti/<slug:public_id>/", evidence.show, name="evidence"),
    path("bukti/<slug:public_id>/berkas/", evidence.file, name="evidence_file"),
    path("usulan/<slug:public_id>/indeks/", sheets.show, name="index_sheet"),
    path("usulan/<slug:public_id>/indeks/laporan/", sheets.report, name="index_report"),
    path("usulan/<slug:public_id>/indeks/profil/", dossiers.profile, name="index_profile"),
    path("usulan/<slug:public_id>/indeks/berkas/", dossiers.create, name="index_dossier"),
    path("usulan/<slug:public_id>/indeks/<slug:key>/", sheets.row, name="index_row"),
    path("usulan/<slug:public_id>/indeks/<slug:key>/klaim/", sheets.claim, name="index_claim"),
    path("usulan/<slug:public_id>/indeks/<slug:key>/verifikasi/", sheets.verify, name="index_verify"),
    path("usulan/<slug:public_id>/indeks/<slug:key>/bukti/", sheets.use, name="index_use"),
    path("bukti/<slug:document_id>/lepas/<slug:public_id>/<slug:key>/", sheets.release, name="index_release"),
]
