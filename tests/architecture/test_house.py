"""What the import rules cannot say: doors never write, one file writes a state, nothing grows too long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, URLResolver, get_resolver

from registry.audit.labels import KIND_LABELS
from registry.audit.rules.kinds import Kind

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for path in (ROOT / "registry").rglob("*.py") if "migrations" not in path.parts)
DOORS = ("web", "admin", "api", "tasks", "management")
WRITES = {
    "save", "delete", "update", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "add", "set",
    "remove", "clear", "asave", "adelete", "aupdate", "acreate", "aget_or_create", "aupdate_or_create", "abulk_create",
}  # fmt: skip
# Calls of these names in a door that write no row, by what they are called on.
NO_ROWS = {
    "cache.add", "cache.set",  # the cache is no model
    "data.update", "found.add", "self.fields.update", "self.initial.update", "vars(field).update",  # plain Python
    "kind.save", "kind.remove",  # use-cases named in a table of nouns
    "self.remove",  # a method of the desk, which calls a use-case
    "queue.delete",  # a queue of the folder broker
    "canvas.save",  # a picture of the demonstration
}  # fmt: skip
TRUSTED_MARKUP = {  # help texts are ours, and those of allauth, which hold a list or a link
    "templates/catalogue/_chart.html": 1,  # drawn by shared/charts.py, which escapes every text
    "templates/exchange/evaluation.html": 1,  # the same
    "templates/exchange/strategy.html": 1,  # the same
    "templates/catalogue/_shared.html": 1,  # JSON that cannot end its element
    "templates/account/_plain_field.html": 1, "templates/parts/_field.html": 3,
}  # fmt: skip
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 320, 60, 150
TEXTS = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ""}
STATE_WRITER = "registry/proposals/usecases/progress.py"
BORN_WITH_A_STATE = {"registry/proposals/usecases/importing.py"}  # TERCATAT, the only state without a step into it


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls_in(path: Path) -> Iterator[str]:
    """Every call that may write a row, by what it is called on."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            yield f"{ast.unparse(node.func.value)}.{node.func.attr}"


def test_a_door_never_writes():
    found = {call for door in DOORS for path in (ROOT / "registry" / door).rglob("*.py") for call in calls_in(path)}
    assert found - NO_ROWS == set()
    assert NO_ROWS - found == set()  # the list may only shrink


def state_writes_in(path: Path) -> Iterator[str]:
    """How a file writes a proposal's state: by assignment, by update, or at birth. A job has a state of its own."""
    for node in ast.walk(tree(path)):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in (each for whole in targets if whole is not None for each in ast.walk(whole)):
            if isinstance(target, ast.Attribute) and target.attr == "state" and ast.unparse(target) != "job.state":
                yield "assigned"
        if isinstance(node, ast.Call) and any(keyword.arg == "state" for keyword in node.keywords):
            called = ast.unparse(node.func)
            if called.endswith(".update") and "Job." not in called and "attempts" not in called:
                yield "updated"
            if called == "Proposal" or called.endswith("Proposal.objects.create"):
                yield "born"
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr" and "'state'" in ast.unparse(node):
            yield "assigned"


def test_a_state_is_written_in_one_file():
    found = {place(path): set(state_writes_in(path)) for path in CODE}
    assert {where for where, how in found.items() if how & {"assigned", "updated"}} == {STATE_WRITER}
    assert {where for where, how in found.items() if "born" in how} == BORN_WITH_A_STATE


def test_no_import_hides_in_a_function():
    hidden = [
        f"{place(path)}:{node.lineno}"
        for path in CODE
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_text_is_trusted_as_markup_only_where_it_is_ours():
    templates = {place(path): path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")}
    found = {where: len(re.findall(r"\|\s*safe\b|autoescape off", text)) for where, text in templates.items()}
    assert {where: count for where, count in found.items() if count} == TRUSTED_MARKUP
    trusting = [place(path) for path in CODE if re.search(r"mark_safe|SafeString|format_html", path.read_text("utf-8"))]
    assert trusting == []


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
        if re.search(r'\sstyle="|\son[a-z]+="|<script(?![^>]*\bsrc=)(?! type="application/ld\+json">)', text):
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


def test_the_readme_opens_with_the_two_commands_and_ci_runs_them_as_printed():
    readme, ci = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run"))
    commands = re.findall(r"^python3 -m venv \.venv && (.+) && (\.venv/bin/python .+)$", readme, re.MULTILINE)
    assert [last for _install, last in commands] == [
        ".venv/bin/python manage.py demo", ".venv/bin/python -m pytest",
    ]  # fmt: skip
    install = commands[1][0].replace("pip install", "pip install -q")
    assert re.search(rf"^python3 -m venv \.venv && {re.escape(install)}$", ci, re.MULTILINE)
    runs = re.findall(r"^((?:[A-Z_]+=\S+ )*)\.venv/bin/python -m pytest$", ci, re.MULTILINE)
    assert ["DATABASE_URL" in environment for environment in runs] == [False, False, True, False]
    parts = re.findall(r"^export PYTEST_ADDOPTS='-m (.+)'$", ci, re.MULTILINE)
    assert parts == [  # together: every test but the long ones
        '"not door"', '"door and not journey"', '"not journey and not embedded"', "journey",
    ]  # fmt: skip
    assert re.search(r"^\.venv/bin/python manage\.py demo --once ", ci, re.MULTILINE)


def test_the_repository_speaks_of_the_product_only():
    hosts = re.compile("|".join(["files" + ".pythonhosted", "pypi" + r"\.org", "/work" + "/", "npm" + "js"]))
    found = []
    for folder in ("registry", "innovation", "templates", "static", "tests", ".ci"):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix in TEXTS]
        found += [place(path) for path in files if hosts.search(path.read_text(encoding="utf-8", errors="ignore"))]
    assert found == []


def test_there_is_one_migration_leaf():
    assert len(MigrationLoader(None).graph.leaf_nodes("registry")) == 1


WITHOUT_A_FILE = {
    "templates/catalogue/index.html",  # its CSV is a link to the open data
    "templates/exchange/attendees.html",  # its file is the paper `daftar_hadir`, erased with the names
    "templates/exchange/evaluation.html",  # what people wrote is for the host's eyes alone
    "templates/index/rulelab.html",  # a rule that is being tried out, not a list of records
}


def test_every_list_that_has_pages_can_be_had_as_a_file():
    """Whoever adds a paged list adds a line to `LISTS` and the button."""
    pages = {place(path): path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("[!_]*.html")}
    paged = {name for name, text in pages.items() if "_pager.html" in text}
    offered = {name for name, text in pages.items() if "_list_ask.html" in text}
    assert paged - offered == WITHOUT_A_FILE
