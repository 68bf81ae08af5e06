"""A content package of QTI 2.1: a ZIP with a manifest and one file for each question."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.etree import ElementTree as ET

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.curriculum.models import Band, Strand
from khien.quizzes.actions.bank import Written
from khien.quizzes.exchange import MOST_QUESTIONS, Defaults, Troubles
from khien.quizzes.exchange.qti_items import as_xml
from khien.quizzes.exchange.qti_reading import from_xml, local
from khien.quizzes.items import check_item

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ITEM = "imsqti_item_xmlv2p1"
_MOST_UNPACKED = 60_000_000


def write(all_written: Iterable[Written]) -> bytes:
    out = BytesIO()
    names = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number, each in enumerate(all_written, start=1):
            identifier = f"Q{number:05}"
            names.append(identifier)
            package.writestr(f"items/{identifier}.xml", _bytes(as_xml(identifier, each)))
        package.writestr("imsmanifest.xml", _bytes(_manifest(names)))
    return out.getvalue()


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _manifest(names: Sequence[str]) -> ET.Element:
    root = ET.Element("manifest", {"xmlns": _PACKAGE, "identifier": "KHIEN"})
    about = ET.SubElement(root, "metadata")
    ET.SubElement(about, "schema").text = "QTIv2.1 Package"
    ET.SubElement(about, "schemaversion").text = "1.0.0"
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    for name in names:
        href = f"items/{name}.xml"
        said = {"identifier": f"R-{name}", "type": _ITEM, "href": href}
        ET.SubElement(ET.SubElement(resources, "resource", said), "file", {"href": href})
    return root


def parse(data: bytes, defaults: Defaults) -> list[Written]:
    """Raises Refused where it is no such package, Troubles where questions of it are wrong."""
    found: dict[str, Written] = {}
    troubles = []
    for name, body in _members(data):
        try:
            root = _root(body)
            if local(root) != "assessmentItem":
                continue
            one = _one(root, defaults)
            if one.code in found:
                raise Refused(_("mã %(code)s có hai lần") % {"code": one.code})  # noqa: TRY301  (one way out for all)
            found[one.code] = one
        except Refused as refusal:
            troubles.append(f"{name}: {refusal}")
    if troubles:
        raise Troubles(troubles)
    if not found:
        raise Refused(_("Tệp không có câu hỏi nào."))
    return list(found.values())


def _members(data: bytes) -> list[tuple[str, bytes]]:
    """Every XML file, unpacked under a limit."""
    found: list[tuple[str, bytes]] = []
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for member in package.infolist():
                if not member.filename.lower().endswith(".xml"):
                    continue
                with package.open(member) as file:
                    body = file.read(left + 1)
                left -= len(body)
                if left < 0 or len(found) > MOST_QUESTIONS:
                    raise Refused(_("Gói QTI khi mở ra quá lớn."))
                found.append((member.filename, body))
    except (zipfile.BadZipFile, EOFError, RuntimeError, ValueError, OSError) as error:
        raise Refused(_("Gói QTI bị hỏng hoặc có mật khẩu, không mở được.")) from error
    return found


def _root(body: bytes) -> ET.Element:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body or b"\0" in body:
        raise Refused(_("tệp XML có khai báo không được phép"))
    try:
        return ET.fromstring(body)  # noqa: S314  (without a DOCTYPE nothing expands or is fetched)
    except ET.ParseError:
        raise Refused(_("tệp XML bị hỏng")) from None


def _one(root: ET.Element, defaults: Defaults) -> Written:
    item = from_xml(root)
    check_item(item)
    told = root.get("label", "").split()
    strand = next((word for word in told if word in Strand.values), defaults.strand)
    band = next((word for word in told if word in Band.values), defaults.band)
    code = (root.get("title") or root.get("identifier") or "")[: Written.LONGEST_CODE].strip()
    if not code:
        raise Refused(_("thiếu mã câu hỏi, hoặc mã quá dài"))
    return Written(code, strand, Band(band), item)
