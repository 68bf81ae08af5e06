"""docs/reference/commands.md."""

from khien.site.cli import TARGETS
from khien.site.reference.markdown import page, table


def commands() -> str:
    rows = [(f"`./khien {t.usage}`", t.vietnamese, t.english) for t in TARGETS]
    return page(
        "Commands",
        "Each is a line of the table in `src/khien/site/cli.py`.",
        table(["command", "việc", "what it does"], rows),
    )
