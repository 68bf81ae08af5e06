"""The folder of everything that must not be lost."""

from pathlib import Path

from django.conf import settings

from khien.site.doctor.facts import Home
from khien.site.environment import read
from khien.site.prepared import unfinished_restore


def look() -> Home:
    home = Path(settings.KHIEN_HOME)
    return Home(
        str(home),
        is_there=home.is_dir(),
        installed=bool(read("DATABASE_URL")) or any((home / n).is_dir() for n in ("keys", "db")),
        half_restored=unfinished_restore(home).exists(),
    )
