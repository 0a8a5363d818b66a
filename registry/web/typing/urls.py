"""Addresses of kept typing."""

from django.urls import path

from registry.web.typing import buffers

urlpatterns = [
    path("ketikan/", buffers.save, name="typing"),
    path("ketikan/buang/", buffers.discard, name="typing_discard"),
]
