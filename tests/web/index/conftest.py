"""The city of the index for its pages."""

from tests.index.conftest import city

__all__ = ["city"]
