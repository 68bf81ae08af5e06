"""A select is written at once, and reads as Django's own would."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from khien.site.form_renderer import FormRenderer

PLACES = [("", "Mọi nơi"), (7, "Suối <Ngọc> & Vầy Nưa"), ("Phường", [("a", "A"), ("b'", 'B "b"')])]


def drawn(renderer, field, value):
    class Places(forms.Form):
        place = field

    form = Places({"place": value}, renderer=renderer)
    return re.sub(r">\s+", ">", re.sub(r"\s+<", "<", str(form["place"])))


def parts(html):
    """Every tag with its attributes as a set, and the texts between."""
    return [
        frozenset(re.findall(r'[\w-]+(?:="[^"]*")?', tag)) if tag.startswith("<") else tag
        for tag in re.findall(r"<[^>]+>|[^<]+", html)
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((forms.ChoiceField, value) for value in ("", "7", "a", "b'", "không có")),
        *((forms.MultipleChoiceField, value) for value in ([], ["7"], ["a", "7"])),
    ],
)
def test_a_select_reads_as_djangos_own(kind, value):
    field = kind(choices=PLACES, disabled=value == "a", help_text="Chọn", required=False)
    ours, theirs = (
        drawn(renderer, field, value) for renderer in (FormRenderer(), DjangoTemplates())
    )
    assert parts(ours) == parts(theirs)
    assert "<Ngọc>" not in ours
