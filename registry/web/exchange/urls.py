"""Addresses of the exchange between regions."""

from django.urls import path

from registry.web.exchange import board, events, links, papers, replications, visit_desk, visits

urlpatterns = [
    path("kegiatan/", events.index, name="events"),
    path("kegiatan/baru/", events.new, name="event_new"),
    path("kegiatan/bahan/<slug:material_id>/", events.material, name="event_material"),
    path("kegiatan/<slug:public_id>/", events.show, name="event"),
    path("kegiatan/<slug:public_id>/ubah/", events.edit, name="event_edit"),
    path("kegiatan/<slug:public_id>/pembicara/", events.speakers, name="event_speakers"),
    path(
        "kegiatan/<slug:public_id>/pembicara/<int:speaker_id>/hapus/",
        events.remove_speaker,
        name="event_speaker_remove",
    ),
    path("kegiatan/<slug:public_id>/bahan/", events.materials, name="event_materials"),
    path(
        "kegiatan/<slug:public_id>/bahan/<slug:material_id>/hapus/",
        events.remove_material,
        name="event_material_remove",
    ),
    path("kunjungan/", visits.index, name="visits"),
    path("kunjungan/kalender.ics", visits.feed, name="visit_calendar"),
    path("kunjungan/minta/", visits.new, name="visit_new"),
    path("kunjungan/tanda-terima/", visits.receipt, name="visit_receipt"),
    path("kunjungan/status/", visits.status, name="visit_status"),
    path("kunjungan/status/batal/", visits.withdraw, name="visit_withdraw"),
    path("kunjungan/status/setuju/", visits.agree, name="visit_agree"),
    path("kunjungan/status/tutup/", visits.close, name="visit_close"),
    path("kunjungan/meja/", visit_desk.index, name="visit_desk"),
    path("kunjungan/meja/<slug:public_id>/", visit_desk.show, name="visit_desk_show"),
    path("kunjungan/meja/<slug:public_id>/jawaban/", visit_desk.answer, name="visit_answer"),
    path("kunjungan/meja/<slug:public_id>/terlaksana/", visit_desk.held, name="visit_held"),
    path("kunjungan/meja/<slug:public_id>/surat/", visit_desk.letter, name="visit_letter"),
    path("kunjungan/meja/<slug:public_id>/tautan/<int:months>/", visit_desk.link, name="visit_link"),
    path("kunjungan/meja/<slug:public_id>/tautan/<slug:link_id>/cabut/", visit_desk.revoke, name="visit_link_revoke"),
    path("tautan/<str:token>/", links.show, name="link"),
    path("replikasi/", replications.index, name="adoptions"),
    path("replikasi/baru/", replications.new, name="adoption_new"),
    path("replikasi/<slug:public_id>/", replications.show, name="adoption"),
    path("replikasi/<slug:public_id>/konfirmasi/", replications.confirm, name="adoption_confirm"),
    path("replikasi/<slug:public_id>/tahap/", replications.stage, name="adoption_stage"),
    path("replikasi/<slug:public_id>/perubahan/", replications.changes, name="adoption_changes"),
    path("replikasi/<slug:public_id>/tautan/", replications.link, name="adoption_link"),
    path("replikasi/<slug:public_id>/tautan/<slug:link_id>/cabut/", replications.revoke, name="adoption_link_revoke"),
    path("replikasi/<slug:public_id>/berkas-asal/", replications.record, name="adoption_record"),
    path("replikasi/<slug:public_id>/perjanjian/", replications.agreement, name="adoption_agreement"),
    path("replikasi/<slug:public_id>/pernyataan/", papers.statement, name="adoption_statement"),
    path("papan/", board.index, name="board"),
    path("papan/daftar/", board.rows, name="board_rows"),
]
