"""Addresses of the exchange between regions."""

from django.urls import path

from registry.web.exchange import events

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
]
