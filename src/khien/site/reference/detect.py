"""docs/reference/detect.md: the public names of the detection library, from its own source."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from khien.site.reference.markdown import page, section, table

# Where the public names stand: those in the module's `__all__`, or these alone.
_MODULES: dict[str, tuple[str, ...]] = {
    "khien_detect.finding": ("Finding", "Kind", "Span", "Reason"),
    "khien_detect.images": (),
    "khien_detect.images.banks": (),
    "khien_detect.text": (),
    "khien_detect.text.conversation": ("Conversation",),
    "khien_detect.text.lexicon": ("BadLexicon",),
    "khien_detect.text.patterns": ("BadPattern",),
    "khien_detect.text.model": (),
    "khien_detect.links": (),
    "khien_detect.links.sources": ("Refused",),
    "khien_detect.cli": ("Trouble",),
}
_Definition = ast.FunctionDef | ast.ClassDef
_Row = tuple[str, str]


def detect() -> str:
    return page(
        "The detection library",
        "`from khien_detect import images, text, links`. Its public names with shapes, units and "
        "errors, as its source says; what is not here may change. A class is shown with what it "
        "is made of (an exception with what it also is), a property without brackets. "
        "Tutorials: [messages and conversations]"
        "(../tutorial/detect-in-messages-and-conversations.md), [pictures and links]"
        "(../tutorial/detect-known-pictures-and-links.md). Commands: "
        "`./khien detect GROUP --help`.",
        *(_module(import_module(name), names) for name, names in _MODULES.items()),
    )


def _module(module: ModuleType, names: tuple[str, ...]) -> str:
    rows = [row for name in names or module.__all__ for row in _of(getattr(module, name))]
    about = [] if names else [inspect.getdoc(module) or ""]
    return section(f"`{module.__name__}`", *about, table(["name", "what it is"], rows))


def _of(thing: Any) -> Iterator[_Row]:
    (found,) = ast.parse(inspect.getsource(thing)).body
    if isinstance(found, ast.FunctionDef):
        yield f"`{found.name}{_taken(found)}`", _said(found)
    elif isinstance(found, ast.ClassDef):
        yield from _of_class(found)


def _of_class(found: ast.ClassDef) -> Iterator[_Row]:
    members = {each.name: each for each in found.body if isinstance(each, ast.FunctionDef)}
    begun = members.get("__init__")
    fields = _fields(found) or map(ast.unparse, found.bases)
    made = f"({', '.join(fields)})" if begun is None else _taken(begun)
    said = [_said(found), "" if begun is None else _said(begun), *_values(found)]
    yield f"`{found.name}{made}`", " ".join(filter(None, said))
    for name, member in members.items():
        if not name.startswith("_"):
            yield f"`{found.name}.{name}{_taken(member)}`", _said(member)


def _taken(found: ast.FunctionDef) -> str:
    """What it takes and gives, as written; nothing in brackets for a property."""
    if "property" in [ast.unparse(each) for each in found.decorator_list]:
        return _given(found)
    found.args.args = [each for each in found.args.args if each.arg not in {"self", "cls"}]
    return f"({ast.unparse(found.args)}){_given(found)}"


def _given(found: ast.FunctionDef) -> str:
    given = ast.unparse(found.returns) if found.returns else "None"
    return "" if given == "None" else f" -> {given.strip(chr(39))}"


def _fields(found: ast.ClassDef) -> list[str]:
    """Of a dataclass."""
    return [ast.unparse(each) for each in found.body if isinstance(each, ast.AnnAssign)]


def _values(found: ast.ClassDef) -> list[str]:
    """Of an enumeration."""
    values = [each.value for each in found.body if isinstance(each, ast.Assign)]
    known = [f"`{each.value!s}`" for each in values if isinstance(each, ast.Constant)]
    return [", ".join(known)] if known else []


def _said(found: _Definition) -> str:
    return ast.get_docstring(found) or ""
