"""What a template may not contain."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "src").rglob("templates/**/*.html"))
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_no_inline_style_script_or_handler(path: Path):
    text = path.read_text("utf-8")
    assert not INLINE.search(text)
    assert not SCRIPT.search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_no_raw_html_from_variables(path: Path):
    assert "|safe" not in path.read_text("utf-8")


BETWEEN_ATTRIBUTES = re.compile(r"<c-[\w-]+(?:\s+:?[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'))?)*\s+\{%")


def test_no_tag_stands_between_the_attributes_of_a_component():
    """Whatever follows it is lost: a link without an address, a button without its name."""
    found = [str(p) for p in TEMPLATES if BETWEEN_ATTRIBUTES.search(p.read_text("utf-8"))]
    assert found == []
    assert BETWEEN_ATTRIBUTES.search('<c-link-button {% if new %}tone="quiet" {% endif %}href="/">')
