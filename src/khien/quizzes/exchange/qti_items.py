"""One question as an assessmentItem of QTI 2.1, and back."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from khien.quizzes.actions.bank import Written
from khien.quizzes.items import Item, Kind
from khien.quizzes.items.content import FALSE, TRUE

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PROCESSING = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
_TRUTH = {TRUE: ("true", "Đúng"), FALSE: ("false", "Sai")}
_CARDINALITY = {Kind.MULTIPLE: "multiple", Kind.MATCHING: "multiple", Kind.ORDER: "ordered"}
_BASE = {Kind.MATCHING: "directedPair", Kind.SHORT: "string"}


def as_xml(identifier: str, each: Written) -> ET.Element:
    item = each.item
    root = ET.Element(
        "assessmentItem",
        {
            "xmlns": NAMESPACE,
            "identifier": identifier,
            "title": each.code,
            "label": f"{each.strand} {each.band.value}",
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    _declare(root, item)
    body = ET.SubElement(root, "itemBody")
    _INTERACTIONS[item.kind](body, item)
    template = "map_response" if item.kind == Kind.SHORT else "match_correct"
    ET.SubElement(root, "responseProcessing", {"template": _PROCESSING + template})
    if item.explanation:
        said = {"outcomeIdentifier": "FEEDBACK", "showHide": "show", "identifier": "WHY"}
        ET.SubElement(root, "modalFeedback", said).text = item.explanation
    return root


def _declare(root: ET.Element, item: Item) -> None:
    declared = ET.SubElement(
        root,
        "responseDeclaration",
        {
            "identifier": "RESPONSE",
            "cardinality": _CARDINALITY.get(item.kind, "single"),
            "baseType": _BASE.get(item.kind, "identifier"),
        },
    )
    right = ET.SubElement(declared, "correctResponse")
    for value in _right(item):
        ET.SubElement(right, "value").text = value
    if item.kind == Kind.SHORT:
        mapped = ET.SubElement(declared, "mapping", {"defaultValue": "0"})
        for text in item.options:
            said = {"mapKey": text, "mappedValue": "1", "caseSensitive": "false"}
            ET.SubElement(mapped, "mapEntry", said)
    score = {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    ET.SubElement(root, "outcomeDeclaration", score)
    if item.explanation:
        feedback = {"identifier": "FEEDBACK", "cardinality": "single", "baseType": "identifier"}
        outcome = ET.SubElement(root, "outcomeDeclaration", feedback)
        ET.SubElement(ET.SubElement(outcome, "defaultValue"), "value").text = "WHY"


def _right(item: Item) -> list[str]:
    if item.kind == Kind.TRUE_FALSE:
        return [_TRUTH[item.key[0]][0]]
    if item.kind == Kind.SHORT:
        return [item.options[0]]
    if item.kind == Kind.MATCHING:
        return [f"A{place} B{place}" for place in range(len(item.options))]
    places = range(len(item.options)) if item.kind == Kind.ORDER else item.key
    return [f"A{place}" for place in places]


def _choice(body: ET.Element, item: Item) -> None:
    most = "0" if item.kind == Kind.MULTIPLE else "1"
    interaction = _interaction(body, "choiceInteraction", item, {"maxChoices": most})
    if item.kind == Kind.TRUE_FALSE:
        for identifier, words in _TRUTH.values():
            ET.SubElement(interaction, "simpleChoice", {"identifier": identifier}).text = words
        return
    _choices(interaction, "simpleChoice", "A", item.options)


def _order(body: ET.Element, item: Item) -> None:
    _choices(_interaction(body, "orderInteraction", item, {}), "simpleChoice", "A", item.options)


def _match(body: ET.Element, item: Item) -> None:
    most = {"maxAssociations": str(len(item.options))}
    interaction = _interaction(body, "matchInteraction", item, most)
    for letter, texts in (("A", item.options), ("B", item.partners)):
        one_side = ET.SubElement(interaction, "simpleMatchSet")
        _choices(one_side, "simpleAssociableChoice", letter, texts, matchMax="1")


def _short(body: ET.Element, item: Item) -> None:
    ET.SubElement(body, "p").text = item.text
    said = {"responseIdentifier": "RESPONSE"}
    ET.SubElement(ET.SubElement(body, "p"), "textEntryInteraction", said)


_INTERACTIONS = {
    Kind.SINGLE: _choice,
    Kind.MULTIPLE: _choice,
    Kind.TRUE_FALSE: _choice,
    Kind.MATCHING: _match,
    Kind.ORDER: _order,
    Kind.SHORT: _short,
}


def _interaction(body: ET.Element, name: str, item: Item, more: dict[str, str]) -> ET.Element:
    said = {"responseIdentifier": "RESPONSE", "shuffle": "true"} | more
    interaction = ET.SubElement(body, name, said)
    ET.SubElement(interaction, "prompt").text = item.text
    return interaction


def _choices(parent: ET.Element, name: str, letter: str, texts: Sequence[str], **more: str) -> None:
    for place, text in enumerate(texts):
        ET.SubElement(parent, name, {"identifier": f"{letter}{place}", **more}).text = text
