"""What the fonts of the papers can print; the receipts below use the same."""

from registry.shared.glyphs import COVERED, Replaced, printable

__all__ = ["COVERED", "Replaced", "printable"]
