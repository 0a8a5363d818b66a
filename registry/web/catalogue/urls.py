"""Addresses of the public pages."""

from django.urls import path

from registry.web.catalogue import family, innovations, listing, regions, sharing, statistics

urlpatterns = [
    path("peta/", regions.show, name="region_map"),
    path("peta/titik.json", regions.points, name="region_points"),
    path("peta/batas-<slug:digest>.json", regions.shapes, name="region_shapes"),
    path("statistik/", statistics.show, name="statistics"),
    path("", innovations.home, name="home"),
    path("inovasi/", listing.index, name="innovations"),
    path("inovasi/saran/", listing.suggestions, name="innovation_suggestions"),
    path("inovasi/<slug:public_id>/", innovations.show, name="innovation"),
    path("inovasi/<slug:public_id>/silsilah/", family.show, name="innovation_family"),
    path("inovasi/<slug:public_id>/kartu.png", sharing.card, name="innovation_card"),
    path("inovasi/<slug:public_id>/dokumen/<slug:document_id>/", innovations.paper, name="innovation_paper"),
]
