"""The pages of docs/reference that are written from the code."""

from pathlib import Path

from khien.site import environment
from khien.site.cli import TARGETS
from khien.site.console import line
from khien.site.home import ROOT


def commands() -> str:
    """The text of docs/reference/commands.md."""
    rows = [f"| `./khien {t.usage}` | {t.vietnamese} | {t.english} |" for t in TARGETS]
    return "\n".join(
        [
            "# Commands",
            "",
            "Written by `./khien reference`, held to the code by a test.",
            "",
            "| command | việc | what it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


PAGES = {"commands.md": commands, "settings.md": environment.reference}


def folder() -> Path:
    return ROOT / "docs" / "reference"


def write() -> None:
    folder().mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (folder() / name).write_text(text(), "utf-8")
        line(f"docs/reference/{name}")
