"""Addresses of the proposals pages."""

urlpatterns: list = []
