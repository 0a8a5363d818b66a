"""Every text has its English; the compiled words are those of the written ones."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import override
from django.utils.translation.template import templatize

from registry.workflow.labels import STATE_LABELS
from registry.workflow.rules.states import State

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "registry" / "locale" / "en" / "LC_MESSAGES"
CALLS = {"_", "_text", "_t", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "npgettext"}
QUOTED = r'"(?:[^"\\]|\\.)*"'
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def written() -> dict[str, list[str]]:
    """The words as they stand in the .po file: msgid to its forms."""
    found = {}
    for block in (PLACE / "django.po").read_text(encoding="utf-8").split("\n\n"):
        forms = re.findall(rf"^msgstr(?:\[\d\])? ((?:{QUOTED}\n?)+)", block, re.M)
        key = re.search(rf"^msgid ((?:{QUOTED}\n?)+)", block, re.M)
        if key:
            found[_joined(key.group(1))] = [_joined(form) for form in forms]
    return found


def _joined(quoted: str) -> str:
    return "".join(ast.literal_eval(part) for part in re.findall(QUOTED, quoted))


def in_code() -> Iterator[str]:
    """What Python files hand to gettext."""
    for path in (*(ROOT / "registry").rglob("*.py"), *(ROOT / "innovation").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0] if named in CALLS and node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def in_templates() -> Iterator[str]:
    """What templates hand to gettext, as makemessages reads them."""
    for path in (ROOT / "templates").rglob("*.*"):
        if path.suffix in {".html", ".txt"}:
            text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            for call in re.findall(r"n?gettext\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))", text):
                yield ast.literal_eval(call)


def test_every_text_has_english_words() -> None:
    """To update: registry/locale/README.md."""
    known = written()
    assert sorted(text for text in {*in_code(), *in_templates()} if text and not all(known.get(text, [""]))) == []


def test_nothing_is_fuzzy_empty_or_short_of_a_value() -> None:
    assert ", fuzzy" not in (PLACE / "django.po").read_text(encoding="utf-8")
    words = {key: forms for key, forms in written().items() if key}
    assert [key for key, forms in words.items() if not forms or not all(forms)] == []
    values = {key: [set(PLACEHOLDER.findall(form)) for form in forms] for key, forms in words.items()}
    assert [key for key, forms in values.items() if any(form != set(PLACEHOLDER.findall(key)) for form in forms)] == []


def test_the_compiled_words_are_the_written_ones() -> None:
    with (PLACE / "django.mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]
    flat = {}
    for key, forms in written().items():
        flat |= {(key, n): form for n, form in enumerate(forms)} if len(forms) > 1 else {key: forms[0]}
    flat.pop("")
    assert {key: value for key, value in compiled.items() if key} == flat


def test_a_label_is_english_when_english_is_chosen() -> None:
    with override("en"):
        assert str(STATE_LABELS[State.DRAFT]) == "Draft"
    assert str(STATE_LABELS[State.DRAFT]) == "Draf"
