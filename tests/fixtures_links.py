"""Lists for the tests of `khien_detect.links`, written as their owners would."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from khien_detect.links import About, Category, Report, Scope, Screen, Source, Table, compile_lists
from khien_detect.links.sources import read

TODAY = date(2026, 11, 25)
NOW = Scope(TODAY)
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "lists"


def a_list(text="", *, name="bad", category=Category.PHISHING, **about):
    report = Report()
    return Source(About(name, category, **about), read(BytesIO(text.encode()), report), report)


def a_table(*lists):
    """A text stands for a phishing list of its own."""
    return Table(
        compile_lists(
            a_list(one, name=f"list {number}") if isinstance(one, str) else one
            for number, one in enumerate(lists)
        )
    )


def a_screen(*lists, scope=NOW):
    return Screen([a_table(*lists)], scope)


def shared_list(name):
    """Hosts of a third-party list beside the checkout, which is no part of Khiên."""
    if not (SHARED / name).exists():
        pytest.skip(f"no third-party list {SHARED / name}")
    return (SHARED / name).read_text("utf-8").split()
