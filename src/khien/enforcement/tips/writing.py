"""The report as a file: JSON, or XML that data/cybertip.xsd describes."""

import json
from typing import Any
from xml.etree import ElementTree as ET


def as_json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def as_xml(content: dict[str, Any]) -> bytes:
    root = ET.Element("export")
    _fill(root, content)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _fill(element: ET.Element, content: dict[str, Any]) -> None:
    """A list is one element each; what has a "value" is that text, its other keys attributes."""
    for name, value in content.items():
        for each in value if isinstance(value, list) else [value]:
            child = ET.SubElement(element, name)
            if not isinstance(each, dict):
                child.text = str(each)
            elif "value" in each:
                child.text = str(each["value"])
                child.attrib |= {key: str(said) for key, said in each.items() if key != "value"}
            else:
                _fill(child, each)
