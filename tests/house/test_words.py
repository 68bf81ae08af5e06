"""Every word a person reads is in the catalogue of its room, in Vietnamese and in English.

Needs nothing but Python: templates are read with Django's own extractor, code with `ast`.
"""

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation.template import templatize

import khien

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src/khien"
ROOMS = sorted(p.parent.name for p in HOUSE.glob("*/apps.py"))
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
BETWEEN = "\x04"  # what gettext itself puts between a context and the text
IN_TEMPLATE = re.compile(
    r"\b([np]?gettext|_)\(\s*u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
    r"(?:,\s*u?('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"))?"
)
PLACES = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
VIETNAMESE = re.compile(
    "[ăâđêôơưàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ]", re.IGNORECASE
)
QUOTED = re.compile("“[^”]*”|Khiên")  # columns of a Vietnamese file keep their names

Said = tuple[str, str, str]  # where, the text (after its context, if any), its plural or ""


def said_in_code(path: Path) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        where = f"{path.relative_to(HOUSE)}:{node.lineno}"
        if node.func.id in SINGULAR:
            yield where, str(texts[0]) if texts else "", ""
        elif node.func.id in PLURAL:
            yield where, str(texts[0]), str(texts[1])
        elif node.func.id in WITH_CONTEXT:
            yield where, f"{texts[0]}{BETWEEN}{texts[1]}", ""


def said_in_template(path: Path) -> Iterator[Said]:
    for kind, text, plural in IN_TEMPLATE.findall(templatize(path.read_text("utf-8"))):
        first, second = (ast.literal_eval(each) if each else "" for each in (text, plural))
        where = str(path.relative_to(HOUSE))
        if kind == "pgettext":
            yield where, f"{first}{BETWEEN}{second}", ""
        else:
            yield where, first, second if kind == "ngettext" else ""


SHIPPED = {"steering": ["plans.json", "plan_201.json"]}  # shown to people as they are
TOLD_OF_A_ROW = {"title", "text", "issuer", "task_groups"}


def said_in_data(room: str) -> Iterator[Said]:
    for name in SHIPPED.get(room, ()):
        wait = [("", json.loads((HOUSE / room / "data" / name).read_text("utf-8")))]
        while wait:
            key, value = wait.pop()
            if isinstance(value, dict):
                wait += value.items()
            elif isinstance(value, list):
                wait += [(key, each) for each in value]
            elif key in TOLD_OF_A_ROW:
                yield name, value, ""


@cache
def said_in(room: str) -> list[Said]:
    code = [p for p in (HOUSE / room).rglob("*.py") if "migrations" not in p.parts]
    said = [found for path in code for found in said_in_code(path)]
    said += said_in_data(room)
    pages = (HOUSE / room).rglob("templates/**/*.*")
    return said + [found for path in pages for found in said_in_template(path)]


@cache
def catalogue(room: str) -> dict[str, polib.POEntry]:
    path = HOUSE / room / "locale/en/LC_MESSAGES/django.po"
    entries = polib.pofile(str(path)) if path.exists() else []
    return {
        f"{e.msgctxt}{BETWEEN}{e.msgid}" if e.msgctxt else e.msgid: e
        for e in entries
        if not e.obsolete
    }


def places(text: str) -> set[str]:
    return {m.group(0) for m in PLACES.finditer(text)}


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_of_a_room_is_in_its_english_catalogue(room):
    entries = catalogue(room)
    missing = [
        found
        for found in said_in(room)
        if found[1] not in entries or entries[found[1]].msgid_plural != found[2]
    ]
    assert not missing


@pytest.mark.parametrize("room", ROOMS)
def test_every_translation_is_there_sure_and_has_the_same_places(room):
    wrong = []
    for entry in catalogue(room).values():
        english = [entry.msgstr, *entry.msgstr_plural.values()]
        english = english[1:] if entry.msgid_plural else english[:1]
        same = all(places(text) <= places(entry.msgid) for text in english)
        same = same and places(english[-1]) == places(entry.msgid_plural or entry.msgid)
        if (
            entry.fuzzy
            or not all(english)
            or not same
            or VIETNAMESE.search(QUOTED.sub("", "".join(english)))
        ):
            wrong.append((entry.msgid, english))
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_catalogue_holds_nothing_that_nobody_says(room):
    said = {text for _where, text, _plural in said_in(room)}
    assert not [text for text in catalogue(room) if text not in said]


def test_a_text_has_one_english_in_all_rooms():
    """All catalogues become one: a second English of the same text would be lost, or shown where
    the first is meant. Where a text means two things, one of them has a context.
    """
    english: dict[str, dict[str, list[str]]] = {}
    for room in ROOMS:
        for text, entry in catalogue(room).items():
            told = entry.msgstr or " / ".join(entry.msgstr_plural.values())
            english.setdefault(text, {}).setdefault(told, []).append(room)
    assert {text: told for text, told in english.items() if len(told) > 1} == {}


def test_what_happened_is_named_apart_from_what_is_done():
    """An event's English is in the past; a heading or a button of the same words is not."""
    named = [text for _where, text, _plural in said_in_code(HOUSE / "site/ledger_words.py")]
    assert {text for text in named if BETWEEN not in text} == {"người báo tin", "hệ thống"}


def test_no_text_is_translated_inside_an_f_string():
    """The extractor does not look into them, and words in pieces translate badly."""
    found = [
        f"{path.relative_to(HOUSE)}:{call.lineno}"
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in SINGULAR | PLURAL
    ]
    assert not found


SPOKEN = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*trans(?:late)?\b.*?%}|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|_\(\"[^\"]*\"\)",
    re.DOTALL,
)
TAGS = re.compile(r"{{.*?}}|{%.*?%}|</?[a-zA-Z!][^>]*>|&#?\w+;", re.DOTALL)
TOLD = re.compile(r"\b(?:title|aria-label|placeholder|alt|caption|label)=(\"[^\"]*\"|'[^']*')")
WORD = re.compile(r"[^\W\d_]{2,}")
SAME_EVERYWHERE = {
    "Khiên",
    "CSV",
    "GIFT",
    "QTI",
    "XLSX",
    "DOCX",
    "PDF",
    "ADX",
    "DHIS",
    "DXF",
    "JSON",
    "XML",
    "English",
    "Tiếng",
    "Việt",
    "API",
    "RSS",
    "Atom",
    "Esc",
}
STYLE_GUIDE = HOUSE / "site/templates/khien/style_guide.html"  # shows invented values
TEMPLATES = sorted(set(HOUSE.rglob("templates/**/*.*")) - {STYLE_GUIDE})


def unspoken(source: str) -> set[str]:
    """Words of a template that a person reads and no catalogue knows."""
    bare = SPOKEN.sub(" ", source)
    told = " ".join(re.sub(r"{{.*?}}|{%.*?%}", " ", text) for text in TOLD.findall(bare))
    words = set(WORD.findall(TAGS.sub(" ", bare) + " " + told))
    return {w for w in words | set(_vietnamese(bare)) if w not in SAME_EVERYWHERE}


def _vietnamese(bare: str) -> list[str]:
    """Anywhere else: a default of a filter, a parameter of a component."""
    return [word for word in WORD.findall(bare) if VIETNAMESE.search(word)]


def test_a_template_says_nothing_that_no_catalogue_knows():
    found = {str(path.relative_to(HOUSE)): unspoken(path.read_text("utf-8")) for path in TEMPLATES}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "source",
    [
        "<p>Tin đã gửi</p>",
        "<p>Send</p>",
        "<img alt='Bìa sách' src='x'>",
        '<a aria-label="Search" href="#">{% translate "Tìm" %}</a>',
        '<c-badge title="Khẩn cấp" />',
        '{{ name|default:"không rõ" }}',
        '{% include "x.html" with title="Hồ sơ" %}',
    ],
)
def test_the_scan_of_templates_sees(source):
    assert unspoken(source)


def choices() -> list[type[Choices]]:
    for module in pkgutil.walk_packages(khien.__path__, "khien."):
        if ".models" in module.name:
            importlib.import_module(module.name)
    found, wait = [], [Choices]
    while wait:
        kinds = wait.pop().__subclasses__()
        wait += kinds
        found += [kind for kind in kinds if kind.__module__.startswith("khien.")]
    return [kind for kind in found if len(kind)]


# Never shown: what they choose is said by other words.
UNSAID = {"ClockUnit"}


def test_what_can_be_chosen_has_words_of_the_catalogue():
    bare = [
        member
        for kind in choices()
        if kind.__name__ not in UNSAID
        for member in kind
        if not isinstance(member._label_, Promise)
    ]
    assert bare == []
