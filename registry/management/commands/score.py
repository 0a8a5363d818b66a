"""`manage.py score FILE.json`: the index of a region from its levels, without the database."""

import json
import sys
from argparse import ArgumentParser
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.index.labels import FAULTS, MISTAKES
from registry.index.queries.editions import UnknownEdition, affair_codes, shipped_edition
from registry.index.rules.mistakes import InvalidEdition
from registry.index.rules.requests import Fault, InvalidRequest, ScoreRequest, read_request
from registry.index.rules.scoring import IncompleteEdition, Score, score

UNUSABLE = 2
MOST_BYTES = 20_000_000


class Command(BaseCommand):
    help = "Menghitung IID sebuah daerah dari berkas JSON ('-' untuk masukan baku) dan mencetak JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="berkas JSON, atau - untuk masukan baku")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        found = _read(file)
        if not isinstance(found, dict):
            raise _refusal([Fault("$", "not_an_object")])
        edition_id = str(found.get("edition", ""))
        try:
            edition = shipped_edition(edition_id)
            asked = read_request(found=found, edition=edition, affairs=affair_codes())
        except UnknownEdition as error:
            raise _refusal([Fault("edition", "unknown_edition", edition_id)]) from error
        except InvalidEdition as error:
            lines = [f"{m.place}: {MISTAKES[m.code]} {m.detail}".strip() for m in error.mistakes]
            raise CommandError("\n".join(lines), returncode=UNUSABLE) from error
        except InvalidRequest as error:
            raise _refusal(error.faults) from error
        try:
            answer = _answer(score(edition=edition, spd=asked.spd, entries=asked.entries), asked)
        except IncompleteEdition as error:
            self.stdout.write(json.dumps(_maturities(asked) | {"iid": None, "missing": error.missing}, indent=2))
            raise _refusal([Fault("edition", "incomplete_edition", ", ".join(error.missing))]) from error
        self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))


def _read(file: str) -> Any:
    try:
        text = sys.stdin.read(MOST_BYTES) if file == "-" else Path(file).read_text(encoding="utf-8-sig")
        return json.loads(text, parse_float=Decimal)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=UNUSABLE) from error
    except (ValueError, RecursionError) as error:
        raise _refusal([Fault(file, "not_json", str(error))]) from error


def _refusal(faults: Any) -> CommandError:
    lines = [f"{fault.place}: {FAULTS[fault.code]}" + (f" ({fault.value})" if fault.value else "") for fault in faults]
    return CommandError("\n".join(lines), returncode=UNUSABLE)


def _answer(found: Score, asked: ScoreRequest) -> dict[str, Any]:
    return {
        "spd": plain(found.spd),
        "mean_maturity": plain(found.mean_maturity),
        "count_score": plain(found.count_score),
        "gate": {"covered": found.gate.covered, "needed": found.gate.needed, "open": found.gate.is_open},
        "sid": plain(found.sid),
        "total": plain(found.total),
        "iid": f"{found.iid:f}",
        "predicate": found.predicate,
    } | _maturities(asked)


def _maturities(asked: ScoreRequest) -> dict[str, Any]:
    return {"innovations": [{"maturity": plain(entry.maturity)} for entry in asked.entries]}


def plain(value: Decimal) -> str:
    """A decimal in digits: exact where it ends, else the 28 digits of the arithmetic; never an exponent."""
    whole = f"{value.normalize():f}"
    return "0" if whole in ("-0", "") else whole
