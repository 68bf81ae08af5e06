"""The folder of everything that must not be lost."""

from pathlib import Path

from django.conf import settings

from khien.site.doctor.facts import Home
from khien.site.prepared import unfinished_restore


def look() -> Home:
    home = Path(settings.KHIEN_HOME)
    return Home(
        str(home),
        is_there=home.is_dir(),
        installed=(home / "keys").is_dir(),
        half_restored=unfinished_restore(home).exists(),
    )
