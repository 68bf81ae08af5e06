"""The pages of docs/reference, written from the code by `./khien reference`.

A page is a function without arguments giving its Markdown; the same code gives the same text.
"""

import os
from importlib import import_module
from pathlib import Path

from khien.site import catalogues
from khien.site.console import line
from khien.site.home import ROOT

PAGES = {
    "addresses.md": "khien.site.reference.access:addresses",
    "clock-rules.md": "khien.site.reference.figures:clock_rules",
    "commands.md": "khien.site.reference.commands:commands",
    "detect.md": "khien.site.reference.detect:detect",
    "events.md": "khien.site.reference.records:events",
    "measures.md": "khien.site.reference.figures:measures",
    "retention.md": "khien.site.reference.records:retention",
    "roles.md": "khien.site.reference.access:roles",
    "settings.md": "khien.site.reference.settings:settings",
    "states.md": "khien.site.reference.states:states",
}


def folder() -> Path:
    return ROOT / "docs" / "reference"


def text(name: str) -> str:
    """Most pages need the rooms, so Django has to be set up before."""
    module, function = PAGES[name].split(":")
    return str(getattr(import_module(module), function)())


def write() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khien.site.settings")
    catalogues.compile_all()  # pages of roles are in English too
    django.setup()
    folder().mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (folder() / name).write_text(text(name), "utf-8")
        line(f"docs/reference/{name}")
    from khien.site.reference import role_pages

    for name in role_pages.write():
        line(name)
