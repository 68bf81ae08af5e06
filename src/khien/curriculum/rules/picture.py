"""A picture of a lesson is a simple SVG: shapes alone, nothing that runs, loads or links."""

from xml.etree.ElementTree import ParseError, fromstring

from django.utils.translation import gettext as _

from khien.core.refusal import Refused

LARGEST = 60_000  # bytes
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_SHAPES = """
    svg g path rect circle ellipse line polyline polygon title desc
"""
_ATTRIBUTES = """
    viewBox width height x y cx cy r rx ry d points x1 y1 x2 y2 fill fill-rule fill-opacity
    stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity opacity
    transform version
"""


def check_picture(text: str) -> None:
    if len(text.encode()) > LARGEST:
        raise Refused(
            _("Hình nặng quá %(most)s KB. Hãy bỏ bớt chi tiết.") % {"most": LARGEST // 1000},
            field="picture",
        )
    unread = Refused(_("Không đọc được hình này như một tệp SVG."), field="picture")
    if "<!" in text:  # a document type could name entities without end
        raise unread
    try:
        root = fromstring(text)  # noqa: S314  (no document type gets here)
    except (ParseError, ValueError) as wrong:
        raise unread from wrong
    for element in root.iter():
        _check_element(str(element.tag), element.attrib)


def _check_element(tag: str, attributes: dict[str, str]) -> None:
    name = tag.removeprefix(_NAMESPACE)
    if name not in _SHAPES.split():
        raise Refused(
            _("Hình chỉ gồm nét vẽ đơn giản; hãy bỏ “%(part)s”.") % {"part": name[:40]},
            field="picture",
        )
    wrong = sorted(a for a in attributes if a not in _ATTRIBUTES.split() or "url(" in attributes[a])
    if wrong:
        raise Refused(
            _("Hình chỉ gồm nét vẽ đơn giản; hãy bỏ “%(part)s”.") % {"part": wrong[0][:40]},
            field="picture",
        )
