"""A pytest plugin that is read before Django: every process tests in a data folder of its own."""

import atexit
import os
import shutil
import sys
import tempfile

FOLDER = tempfile.mkdtemp(prefix="registry-test-")
os.environ["REGISTRY_ENV"] = "test"
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ["DATA_DIR"] = FOLDER
os.environ["REDIS_PREFIX"] = f"{os.path.basename(FOLDER)}:"
os.environ["PLAYWRIGHT_BROWSERS_PATH"] = "0"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs beside the tests
sys.dont_write_bytecode = False  # a dozen processes read the same files: each is compiled once
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
for place in ("static", "broker/messages", "broker/control"):  # as the demo and an installation make them
    os.makedirs(os.path.join(FOLDER, place))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
