"""What the fonts cannot print is replaced and named; nothing else is touched."""

import struct
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import registry.reports.render
from registry.reports.rules.glyphs import COVERED, Replaced, printable

FONTS = sorted((Path(registry.reports.render.__file__).parent / "fonts").glob("*.ttf"))


def code_points_of(font: bytes) -> set[int]:
    """Read the character map (format 4) of a font file."""
    count = struct.unpack(">H", font[4:6])[0]
    tables = {
        font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * count, 16)
    }
    start = tables[b"cmap"]
    records = struct.unpack(">H", font[start + 2 : start + 4])[0]
    for record in range(records):
        at = start + struct.unpack(">I", font[start + 8 + 8 * record : start + 12 + 8 * record])[0]
        if struct.unpack(">H", font[at : at + 2])[0] == 4:
            return segments_of(font, at)
    raise AssertionError("no character map of format 4")


def segments_of(font: bytes, at: int) -> set[int]:
    double = struct.unpack(">H", font[at + 6 : at + 8])[0]
    half = double // 2
    ends = struct.unpack(f">{half}H", font[at + 14 : at + 14 + double])
    starts = struct.unpack(f">{half}H", font[at + 16 + double : at + 16 + 2 * double])
    return {point for first, last in zip(starts, ends, strict=True) for point in range(first, last + 1)} - {0xFFFF}


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_the_stored_coverage_is_what_the_shipped_font_holds(font):
    assert len(FONTS) == 3
    assert code_points_of(font.read_bytes()) == COVERED


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Inovasi – “siap” ≥ 5 → ✓\n½", "Inovasi – “siap” ≥ 5 → ✓\n½"),
        ("a\x00b\x1bc", "abc"),
        ("a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"),
        ("ke\u200bmajuan\ufeff", "kemajuan"),
        ("a\u3000b", "a b"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_what_has_an_equal_on_paper_is_set_without_a_loss(written, shown):
    assert printable(written) == (shown, ())


def test_each_lost_character_is_named_once():
    assert printable("Maju 🚀🚀 中\ue000") == (
        "Maju ?? ??",
        (Replaced("🚀", "ROCKET"), Replaced("中", "CJK UNIFIED IDEOGRAPH-4E2D"), Replaced("\ue000", "U+E000")),
    )


def test_a_variation_selector_leaves_no_mark():
    assert printable("✓\ufe0f") == ("✓", ())


def test_half_a_surrogate_is_lost_and_kept_out_of_the_list():
    assert printable("\ud83d") == ("?", (Replaced("", "U+D83D"),))


@given(st.text(st.characters()))
def test_whatever_is_typed_comes_out_printable_and_a_second_pass_changes_nothing(written):
    shown, _lost = printable(written)

    assert {ord(character) for character in shown} <= COVERED | {ord("\n")}
    assert printable(shown) == (unicodedata.normalize("NFC", shown), ())
