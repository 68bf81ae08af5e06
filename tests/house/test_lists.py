"""Every page that shows a table of rows is shown not to ask more of the database for more rows."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# As many rows as the code says, whatever is in the database.
FIXED = {
    "directory/functions.html": "one row for each function",
    "directory/set_up_done.html": "what a province is made of",
    "khien/style_guide.html": "invented rows",
    "partners/communes.html": "the communes of the province",
    "portal/open_figures.html": "one figure for each measure",
    "portal/open_table.html": "the communes of the province",
    "people/roles.html": "one row for each role",
    "support/definitions.html": "the official forms",
}


def table_pages() -> set[str]:
    """Templates that are pages and run through rows: a table, a pager, or a work list."""
    found = set()
    for path in (ROOT / "src/khien").rglob("templates/**/*.html"):
        text = path.read_text("utf-8")
        shows_rows = re.search(r'<c-table|<c-pager|class="k-work"', text) and "{% for" in text
        if text.startswith("{% extends") and shows_rows:
            found.add(str(path).rpartition("/templates/")[2])
    return found


def measured() -> set[str]:
    """The pages that some test hands to `costs_the_same`, which looks whether it is that page."""
    calls = (
        node
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )
    return {
        str(call.args[0].value)
        for call in calls
        if call.func.id == "costs_the_same" and isinstance(call.args[0], ast.Constant)
    }


def test_every_page_of_rows_is_measured_while_its_rows_double():
    assert table_pages() - FIXED.keys() - measured() == set()


def test_what_is_measured_or_excused_is_such_a_page():
    assert FIXED.keys() <= table_pages()
    assert measured() <= table_pages()


def test_nothing_is_both_measured_and_excused():
    assert not FIXED.keys() & measured()
