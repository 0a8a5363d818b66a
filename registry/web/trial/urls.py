"""Addresses of the trial pages."""

urlpatterns: list = []
