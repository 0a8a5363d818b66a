"""Merge fields in a region's own words: a closed list of names, put in by replacement; nothing here can run."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

FIELD = re.compile(r"\{([^{}]*)\}")
LOOSE = re.compile(r"[^{}\n]{0,24}[{}]+[^{}\n]{0,24}")


class MergeField(StrEnum):
    """What a clause may name; a paper puts the value in its place."""

    INNOVATION = "nama_inovasi"
    REGISTRATION = "nomor_registrasi"
    INITIATOR = "inisiator"
    AGENCY = "perangkat_daerah"
    REGION = "nama_daerah"
    CITY = "kota"
    HEAD_OFFICE = "jabatan_kepala_daerah"
    RND_OFFICE = "jabatan_kepala_litbang"
    DAY = "tanggal"
    YEAR = "tahun"


NAMES = tuple(field.value for field in MergeField)


class Fault(StrEnum):
    """Why a text cannot be kept."""

    UNKNOWN = "merge_unknown"
    BROKEN = "merge_broken"


@dataclass(frozen=True)
class Mistake:
    """One thing wrong, with the words as they were written."""

    fault: Fault
    written: str


def mistakes(text: str, *, names: Collection[str] = NAMES) -> tuple[Mistake, ...]:
    """Every field that is on no list and every brace that belongs to no field, each once."""
    unknown = [Mistake(Fault.UNKNOWN, f"{{{name}}}") for name in FIELD.findall(text) if name not in names]
    rest = FIELD.sub("", text)
    broken = [Mistake(Fault.BROKEN, found.strip()) for found in LOOSE.findall(rest)]
    return tuple(dict.fromkeys([*unknown, *broken]))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields put in, once; a field of the list that has no value yet stays in sight."""

    def put(found: re.Match[str]) -> str:
        name = found[1]
        if name not in NAMES:
            return found[0]
        return values.get(name) or f"[{name.replace('_', ' ')}]"

    return FIELD.sub(put, text)
