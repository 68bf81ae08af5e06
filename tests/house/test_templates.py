"""What a template may not contain."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "src").rglob("templates/**/*.html"))
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE)


def test_no_inline_style_script_or_handler():
    texts = {str(path): path.read_text("utf-8") for path in TEMPLATES}
    assert texts
    assert [p for p, text in texts.items() if INLINE.search(text) or SCRIPT.search(text)] == []


def test_no_raw_html_from_variables():
    assert [str(path) for path in TEMPLATES if "|safe" in path.read_text("utf-8")] == []


BETWEEN_ATTRIBUTES = re.compile(r"<c-[\w-]+(?:\s+:?[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'))?)*\s+\{%")


def test_no_tag_stands_between_the_attributes_of_a_component():
    """Whatever follows it is lost: a link without an address, a button without its name."""
    found = [str(p) for p in TEMPLATES if BETWEEN_ATTRIBUTES.search(p.read_text("utf-8"))]
    assert found == []
    assert BETWEEN_ATTRIBUTES.search('<c-link-button {% if new %}tone="quiet" {% endif %}href="/">')
