"""Addresses of judging."""

from django.urls import path

from registry.web.review import experts, sheets, teams, typing

urlpatterns = [
    path("usulan/<slug:public_id>/penilaian/", sheets.edit, name="evaluation"),
    path("usulan/<slug:public_id>/penilaian/ketikan/", typing.save, name="evaluation_buffer"),
    path("usulan/<slug:public_id>/penilaian/ketikan/buang/", typing.discard, name="evaluation_buffer_discard"),
    path("usulan/<slug:public_id>/penilaian/ahli/", experts.create, name="evaluation_expert"),
    path("usulan/<slug:public_id>/penilaian/ahli/lepas/", experts.remove, name="evaluation_expert_remove"),
    path("usulan/<slug:public_id>/penilaian/konflik/", experts.recuse, name="evaluation_recusal"),
    path("usulan/<slug:public_id>/tim/", teams.show, name="team"),
    path("usulan/<slug:public_id>/tim/anggota/lepas/", teams.remove, name="team_member_remove"),
    path("usulan/<slug:public_id>/tim/rapat/", teams.meeting, name="team_meeting"),
    path("usulan/<slug:public_id>/tim/konflik/", teams.conflict, name="team_conflict"),
    path("usulan/<slug:public_id>/tim/suara/", teams.vote, name="team_vote"),
]
