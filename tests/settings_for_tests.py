"""The site's settings with what only tests need: keys of their own, plain static files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["KHIEN_HOME"] = tempfile.mkdtemp(prefix="khien-test-")
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["FAIL_INVALID_TEMPLATE_VARS"] = "true"  # read by pytest-django
os.environ.setdefault("DATABASE_URL", "postgres://khien@127.0.0.1:1/not-started-yet")

# The account that runs PostgreSQL walks through.
Path(os.environ["KHIEN_HOME"]).chmod(0o711)

from khien.core.seal import Keyring  # noqa: E402  (after the environment is set)
from khien.site.settings import *  # noqa: E402, F403  (the site's settings)

ALLOWED_HOSTS += ["testserver"]  # noqa: F405  (the site's settings)
FILE_UPLOAD_TEMP_DIR.mkdir()  # noqa: F405  (the site's settings)
atexit.register(shutil.rmtree, os.environ["KHIEN_HOME"], ignore_errors=True)
Keyring.make(Path(os.environ["KHIEN_HOME"]) / "keys")
(Path(os.environ["KHIEN_HOME"]) / "static").mkdir()  # whitenoise warns where it is missing

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
