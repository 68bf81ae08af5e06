"""The documentation says what the code says: generated pages, links, names, commands, pictures."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.apps import apps

from khien.core.measures import all_measures
from khien.core.permissions import Permission
from khien.people.roles import Role
from khien.site import cli, environment, reference

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
WRITTEN_BY_HAND = [page for page in PAGES if page.parent.name != "reference"]
STORY = ROOT / "tests" / "stories" / "test_from_report_to_percentages.py"

names = [str(page.relative_to(ROOT)) for page in PAGES]
names_by_hand = [str(page.relative_to(ROOT)) for page in WRITTEN_BY_HAND]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_page_of_reference_is_as_the_code_says(name):
    committed = (reference.folder() / name).read_text("utf-8")
    assert committed == reference.text(name), "run ./khien reference and commit docs/reference"


def test_nothing_else_lies_among_the_pages_of_reference():
    assert {page.name for page in reference.folder().iterdir()} == set(reference.PAGES)


def test_every_role_permission_setting_measure_and_command_is_in_the_reference():
    said = "".join((reference.folder() / name).read_text("utf-8") for name in reference.PAGES)
    wanted = [
        *Role,
        *Permission,
        *(setting.name for setting in environment.SETTINGS),
        *(measure.code for measure in all_measures()),
        *(f"./khien {target.usage}" for target in cli.TARGETS),
    ]
    assert not [word for word in wanted if f"`{word}`" not in said]


def test_every_event_recorded_anywhere_is_in_the_reference():
    """Counted from the source, not from the classes, so that a page that forgets a room fails."""
    said = read("docs/reference/events.md")
    declared = re.compile(r"^class (\w+)\((?:ledger\.)?Event\):", re.MULTILINE)
    sources = (ROOT / "src" / "khien").rglob("*.py")
    kinds = {kind for path in sources for kind in declared.findall(path.read_text("utf-8"))}
    assert len(kinds) > 50
    assert not [kind for kind in kinds if f"| `{kind}` |" not in said]


LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("name", names)
def test_a_link_of_the_documentation_leads_somewhere(name):
    links = [link for link in LINK.findall(read(name)) if "://" not in link]
    lost = [link for link in links if not ((ROOT / name).parent / link).exists()]
    # Pictures are made by the story; a name it does not make is a mistake.
    assert not [link for link in lost if not is_made_by_the_story(link)]


def is_made_by_the_story(link: str) -> bool:
    return "pictures/" in link and f'"{Path(link).stem}"' in STORY.read_text("utf-8")


PAGE = re.compile(r"docs/[a-z-]+/[\w.-]+\.md\b")
PATH = re.compile(r"`((?:src|tests|docs|requirements)/[\w./\-<>À-ỹ]+)`")


@pytest.mark.parametrize("name", names_by_hand)
def test_a_file_named_in_the_documentation_is_there(name):
    named = [path for path in PATH.findall(read(name)) if "<" not in path]
    assert not [path for path in named if not (ROOT / path).exists()]


def test_a_page_named_by_the_code_is_there():
    """What is wrong is told with the page that helps; in English, with the English one."""
    sources = [*(ROOT / "src/khien").rglob("*.py"), *(ROOT / "deploy").rglob("*.*")]
    named = {page for path in sources for page in PAGE.findall(path.read_text("utf-8"))}
    assert len(named) > 10
    assert not [page for page in named if not (ROOT / page).exists()]


@pytest.mark.parametrize("name", names_by_hand)
def test_a_command_named_in_the_documentation_can_be_typed(name):
    typed = re.findall(r"\./khien ([a-z][a-z-]*)", read(name))
    targets = {target.name.split()[0] for target in cli.TARGETS}
    assert set(typed) <= targets


MODULE = re.compile(r"`(khien(?:\.(?!css`)\w+)+)`")


@pytest.mark.parametrize("name", names_by_hand)
def test_a_name_of_the_code_given_in_the_documentation_exists(name):
    assert not [dotted for dotted in MODULE.findall(read(name)) if not exists(dotted)]


def exists(dotted: str) -> bool:
    """A module, or something in one, or something in something in one."""
    parts = dotted.split(".")
    for length in range(len(parts), 1, -1):
        try:
            found: object = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None
    return False


SISTERS = [name for name in names if name.startswith("docs/how-to/") and name.endswith(".en.md")]
BLOCK = re.compile(r"^ *```(.*)\n((?:.*\n)*?) *```$", re.MULTILINE)
COMMENT = re.compile(r"(?:^|\s+)# .*$")


@pytest.mark.parametrize("name", SISTERS)
def test_what_is_typed_is_the_same_in_both_languages(name):
    """Comments apart. So are the pages they lead to, of which readers get the one of theirs."""
    vietnamese, english = read(name.replace(".en.md", ".md")), read(name)
    assert typed_lines(vietnamese) == typed_lines(english)
    assert led_to(vietnamese) == led_to(english)


@pytest.mark.parametrize("name", [name for name in names if name.endswith(".en.md")])
def test_a_page_in_english_leads_to_pages_in_english(name):
    """Where there are two; so that it does for those too who read the files themselves."""
    here = (ROOT / name).parent
    links = [link for link in LINK.findall(read(name)) if not link.endswith(".en.md")]
    assert not [link for link in links if (here / link).with_suffix(".en.md").exists()]


def led_to(text: str) -> set[str]:
    return {link.replace(".en.md", ".md") for link in LINK.findall(text)}


def typed_lines(text: str) -> list[str]:
    blocks = [block for kind, block in BLOCK.findall(text) if kind != "python"]
    lines = [COMMENT.sub("", line).strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


LABEL = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
HANDBOOK = [name for name in names if name.startswith(("docs/handbook/", "docs/roles/"))]
HOW_TO_TWINS = [
    name
    for english in names
    if english.startswith("docs/how-to/") and english.endswith(".en.md")
    for name in (english, english.replace(".en.md", ".md"))
]


@cache
def texts_of_the_pages(*, english: bool) -> set[str]:
    """All that a page may say, with "…" for what is filled in."""
    found = (ROOT / "src/khien").rglob("locale/en/LC_MESSAGES/django.po")
    entries = [entry for path in found for entry in polib.pofile(str(path))]
    said = [
        text
        for entry in entries
        for text in ([entry.msgstr, *entry.msgstr_plural.values()] if english else [entry.msgid])
    ]
    return {re.sub(r"%\(\w+\)[sd]", "…", text).casefold() for text in said}


@pytest.mark.parametrize("name", [*HANDBOOK, *HOW_TO_TWINS])
def test_a_button_or_page_named_to_users_is_called_so(name):
    """Slanted words are labels, in the language of the page; in a how-to also in Vietnamese."""
    known = texts_of_the_pages(english=name.endswith(".en.md"))
    if name in HOW_TO_TWINS:
        known = known | texts_of_the_pages(english=False)
    by_hand = read(name).partition("<!-- written by")[0]
    assert not [label for label in LABEL.findall(by_hand) if label.casefold() not in known]


def test_the_glossary_names_every_model_once():
    """One word per concept: a model has one line, with its Vietnamese and its English word."""
    said = re.findall(r"\| `([\w.]+)` \|$", read("docs/glossary.md"), re.MULTILINE)
    ours = {m._meta.label for m in apps.get_models() if m.__module__.startswith("khien.")}
    assert sorted(word for word in said if word in ours) == sorted(ours)
    assert not {word for word in said if not exists(dotted(word))}


def dotted(word: str) -> str:
    room, _, name = word.removeprefix("khien_").partition(".")
    return f"khien.{room}.models.{name}" if name and name[0].isupper() else f"khien.{word}"


def test_the_readme_is_short():
    assert read("README.md").count("\n") <= 60
