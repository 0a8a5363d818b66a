"""Addresses of judging."""

from django.urls import path

from registry.web.review import sheets, teams

urlpatterns = [
    path("usulan/<slug:public_id>/penilaian/", sheets.edit, name="evaluation"),
    path("usulan/<slug:public_id>/tim/", teams.show, name="team"),
    path("usulan/<slug:public_id>/tim/konflik/", teams.conflict, name="team_conflict"),
    path("usulan/<slug:public_id>/tim/suara/", teams.vote, name="team_vote"),
]
