"""A library that few requests need is read when the first of them comes: every web process is smaller without it.

The import still stands at the top; `tests/architecture/test_web_process.py` names what may not be read early.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any


class Later:
    """Stands for a module until something of it is asked for; Python's own lock of imports serves its threads."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


def called_later(name: str) -> Callable[..., Any]:
    """A function by its dotted name, found when it is first called."""
    module, _dot, function = name.rpartition(".")

    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(module), function)(*args, **kwargs)

    return call
