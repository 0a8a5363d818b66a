"""What a web process holds from its start: not the libraries that only uploads, papers and searches need."""

import os
import subprocess
import sys
from importlib import import_module

import pytest

from registry.shared.later import Later, called_later
from tests.architecture.test_house import ROOT

NOT_FROM_THE_START = {
    "docx", "fido2", "lxml", "openpyxl", "PIL", "pypdf", "qrcode", "snowballstemmer", "typst", "xlsxwriter",
}  # fmt: skip
START = """
import sys
from django.urls import reverse
from innovation.wsgi import application
reverse("home")
print(*sys.modules)
"""


def test_a_web_process_starts_without_the_large_libraries():
    kept = os.environ | {"REGISTRY_ENV": "local", "PYTHONWARNINGS": "ignore"}
    told = subprocess.run([sys.executable, "-c", START], cwd=ROOT, env=kept, capture_output=True, text=True, check=True)
    modules = set(told.stdout.split())
    assert "registry.web.urls" in modules
    assert NOT_FROM_THE_START & modules == set()
    assert set(map(import_module, NOT_FROM_THE_START))  # each is there all the same


def test_a_module_is_read_when_something_of_it_is_asked_for():
    later, call = Later("this_is_no_module"), called_later("this_is_no_module.run")
    with pytest.raises(ModuleNotFoundError):
        _asked = later.run
    with pytest.raises(ModuleNotFoundError):
        call()
    assert Later("math").floor(1.5) == called_later("math.floor")(1.5) == 1
