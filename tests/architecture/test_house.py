"""What the import rules cannot say: doors never write, one file writes a state, nothing grows too long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, URLResolver, get_resolver

from registry.audit.labels import KIND_LABELS
from registry.audit.rules.kinds import Kind

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for path in (ROOT / "registry").rglob("*.py") if "migrations" not in path.parts)
DOORS = ("web", "admin", "tasks", "management")
WRITES = {
    "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "acreate", "asave", "adelete", "aupdate",
}  # fmt: skip
ON_ROWS = {"save", "delete", "update"}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 320, 60, 150
TEXTS = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ""}
STATE_WRITERS = {"registry/proposals/usecases/progress.py"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def writes_in(path: Path) -> Iterator[str]:
    """Calls that write a row: a manager's creation, or save, update and delete of something that comes from a model."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        on = ast.unparse(node.func.value)
        if node.func.attr in WRITES and "objects" in on:
            yield f"{place(path)}:{node.lineno} {on}.{node.func.attr}"
        if node.func.attr in ON_ROWS and (
            "objects" in on or on in {"proposal", "job", "document", "obj", "user", "form"}
        ):
            yield f"{place(path)}:{node.lineno} {on}.{node.func.attr}"


@pytest.mark.parametrize("door", DOORS)
def test_a_door_never_writes(door):
    found = [line for path in (ROOT / "registry" / door).rglob("*.py") for line in writes_in(path)]
    assert found == []


def test_a_state_is_written_in_one_file():
    writers = set()
    for path in CODE:
        for node in ast.walk(tree(path)):
            targets = node.targets if isinstance(node, ast.Assign) else []
            flat = [t for target in targets for t in (target.elts if isinstance(target, ast.Tuple) else [target])]
            if any(ast.unparse(target) in {"proposal.state", "locked.state"} for target in flat):
                writers.add(place(path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update":
                on = ast.unparse(node.func.value)
                if "Proposal.objects" in on and any(keyword.arg == "state" for keyword in node.keywords):
                    writers.add(place(path))
    assert writers == STATE_WRITERS


def test_no_file_and_no_function_grows_too_long():
    long = []
    for path in CODE:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LONGEST_FILE:
            long.append(f"{place(path)} {lines}")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION:
                long.append(f"{place(path)} {node.name}")
    assert long == []


def test_no_template_grows_too_long_or_carries_style_or_script():
    found = []
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_TEMPLATE:
            found.append(place(path))
        if re.search(r'\sstyle="|\son[a-z]+="|<script(?![^>]*\bsrc=)', text):
            found.append(f"{place(path)} inline")
    assert found == []


def test_every_module_says_what_it_is_for():
    silent = [place(path) for path in CODE if path.stat().st_size and not ast.get_docstring(tree(path))]
    assert silent == []


def test_every_kind_of_event_has_its_sentence():
    assert set(KIND_LABELS) == set(Kind)


def test_every_address_has_a_name():
    def unnamed(patterns, before=""):
        for entry in patterns:
            path = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from unnamed(entry.url_patterns, path)
            elif isinstance(entry, URLPattern) and not entry.name and not path.startswith("admin/"):
                yield path

    assert list(unnamed(get_resolver().url_patterns)) == []


def test_the_readme_prints_what_ci_runs():
    readme, ci = (ROOT / "README.md").read_text(encoding="utf-8"), (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in (".venv/bin/python manage.py demo", ".venv/bin/python -m pytest"):
        assert command in readme
    assert re.search(r"^\.venv/bin/python -m pytest$", ci, re.MULTILINE)


def test_the_repository_speaks_of_the_product_only():
    hosts = re.compile("|".join(["files" + ".pythonhosted", "pypi" + r"\.org", "/work" + "/", "npm" + "js"]))
    found = []
    for folder in ("registry", "innovation", "templates", "static", "tests", ".ci"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix in TEXTS]
        found += [place(path) for path in files if hosts.search(path.read_text(encoding="utf-8", errors="ignore"))]
    assert found == []


def test_there_is_one_migration_leaf():
    assert len(MigrationLoader(None).graph.leaf_nodes("registry")) == 1
