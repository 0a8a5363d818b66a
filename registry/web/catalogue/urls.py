"""Addresses of the public pages."""

from django.urls import path

from registry.web.catalogue import innovations

urlpatterns = [
    path("", innovations.home, name="home"),
    path("inovasi/", innovations.index, name="innovations"),
    path("inovasi/<slug:public_id>/", innovations.show, name="innovation"),
    path("inovasi/<slug:public_id>/dokumen/<slug:document_id>/", innovations.paper, name="innovation_paper"),
]
