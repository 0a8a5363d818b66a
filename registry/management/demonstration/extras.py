"""What `demo --once --with` can add to the main job: each part plays itself and gives its part of the summary."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from registry.management.demonstration.every_paper import make_papers
from registry.management.demonstration.index_dossier import play_part as play_index_part

Part = Callable[[Path], dict[str, Any]]
EXTRAS: Mapping[str, Part] = {"index": play_index_part, "papers": make_papers}
"""Name → what is played after the main job; its files go to the folder; CommandError where it fails."""


def chosen(words: str) -> list[str]:
    """The names in a list by comma, each once; CommandError names what there is."""
    names = list(dict.fromkeys(name.strip() for name in words.split(",") if name.strip()))
    if unknown := [name for name in names if name not in EXTRAS]:
        raise CommandError(f"--with tidak mengenal {', '.join(unknown)}; yang ada: {', '.join(EXTRAS)}.")
    return names
