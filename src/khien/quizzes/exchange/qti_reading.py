"""An assessmentItem of QTI 2.x, read: choices, matching, order and short text."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.quizzes.items import Item, Kind
from khien.quizzes.items.content import FALSE, TRUE

_TRUTH = {"true": TRUE, "false": FALSE}


def from_xml(root: Element) -> Item:
    """Not yet checked; Refused for a kind of question that Khiên does not have."""
    for name, read in _READERS.items():
        interaction = _first(root, name)
        if interaction is not None:
            return read(root, interaction)
    raise Refused(_("loại câu hỏi QTI này chưa nhập được"))


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if local(element) == name]


def _first(root: Element, name: str) -> Element | None:
    return next(iter(_all(root, name)), None)


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join(" ".join(element.itertext()).split())


def _right(root: Element) -> list[str]:
    told = _first(root, "correctResponse")
    return [] if told is None else [_words(value) for value in _all(told, "value")]


def _text(root: Element, interaction: Element) -> str:
    """The prompt, with what the body says around the interaction."""
    body = _first(root, "itemBody")
    around = [
        _words(child)
        for child in (body if body is not None else ())
        if child is not interaction and interaction not in list(child.iter())
    ]
    return " ".join(part for part in (*around, _words(_first(interaction, "prompt"))) if part)


def _explanation(root: Element) -> str:
    return _words(_first(root, "modalFeedback"))


def _named(interaction: Element, name: str) -> dict[str, str]:
    return {each.get("identifier", ""): _words(each) for each in _all(interaction, name)}


def _choice(root: Element, interaction: Element) -> Item:
    choices, right = _named(interaction, "simpleChoice"), _right(root)
    text, why = _text(root, interaction), _explanation(root)
    if set(choices) == set(_TRUTH):
        key = tuple(_TRUTH[each] for each in right if each in _TRUTH)
        return Item(kind=Kind.TRUE_FALSE, text=text, key=key, explanation=why)
    kind = Kind.SINGLE if interaction.get("maxChoices", "1") == "1" else Kind.MULTIPLE
    names = list(choices)
    key = tuple(sorted(names.index(each) for each in right if each in choices))
    return Item(kind=kind, text=text, options=_values(choices), key=key, explanation=why)


def _order(root: Element, interaction: Element) -> Item:
    choices = _named(interaction, "simpleChoice")
    options = tuple(choices[each] for each in _right(root) if each in choices)
    text, why = _text(root, interaction), _explanation(root)
    return Item(kind=Kind.ORDER, text=text, options=options, explanation=why)


def _match(root: Element, interaction: Element) -> Item:
    choices = _named(interaction, "simpleAssociableChoice")
    pairs = [tuple(each.split()) for each in _right(root)]
    known = [pair for pair in pairs if len(pair) == len(("left", "right"))]
    return Item(
        kind=Kind.MATCHING,
        text=_text(root, interaction),
        options=tuple(choices.get(left, "") for left, _r in known),
        partners=tuple(choices.get(right, "") for _l, right in known),
        explanation=_explanation(root),
    )


def _short(root: Element, interaction: Element) -> Item:
    entries = [each.get("mapKey", "") for each in _all(root, "mapEntry")]
    options = tuple(dict.fromkeys([*_right(root), *entries]))
    text, why = _text(root, interaction), _explanation(root)
    return Item(kind=Kind.SHORT, text=text, options=options, explanation=why)


def _values(choices: dict[str, str]) -> tuple[str, ...]:
    return tuple(choices.values())


_READERS = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "textEntryInteraction": _short,
}
