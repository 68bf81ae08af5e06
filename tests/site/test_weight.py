"""What a public page weighs on the wire: styles, script and pictures within 15 KB in all."""

import gzip
import re
from pathlib import Path

from django.template.loader import render_to_string

STATIC = Path(__file__).resolve().parents[2] / "src/khien/site/static"
BUDGET = 15 * 1024


def test_styles_script_and_pictures_of_a_public_page_fit_the_budget():
    html = render_to_string("base_public.html")
    files = set(re.findall(r'"/static/([^"]+)"', html))
    assert {name.rsplit(".")[-1] for name in files} == {"css", "js", "svg"}
    weight = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in files)
    weight += len(gzip.compress(html.encode()))
    assert weight <= BUDGET
