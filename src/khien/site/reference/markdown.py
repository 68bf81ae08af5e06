"""Markdown for pages that are written from the code: headings, tables, one note at the top."""

from collections.abc import Iterable, Sequence

from django.utils import translation

WRITTEN = "Written by `./khien reference`, held to the code by a test. Do not edit it by hand."


def page(title: str, introduction: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", WRITTEN, introduction, *parts]) + "\n"


def section(title: str, *parts: str) -> str:
    return "\n\n".join([f"## {title}", *parts])


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [_row(heads), "|" + "---|" * len(heads), *(_row(row) for row in rows)]
    return "\n".join(lines)


def codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(content: object) -> str:
    """In Vietnamese, the language the texts are written in, whatever is active."""
    with translation.override("vi"):
        return " ".join(str(content).replace("|", "\\|").split())
