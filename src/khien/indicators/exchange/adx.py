"""ADX, Aggregate Data Exchange (IHE QRPH): groups of one unit and one period, numbers in them.

Periods are ISO 8601: the first day and how long it lasts.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from khien.core.measures import Period
from khien.indicators.exchange.dxf2 import comment_of
from khien.indicators.exchange.lines import Line

_LENGTHS = {12: "1Y", 6: "6M", 3: "3M", 1: "1M"}
_IN_EVERY_MONTH = 28
NAMESPACE = "urn:ihe:qrph:adx:2015"


def period_of(period: Period) -> str:
    """2026-01-01/P1Y, 2026-01-01/P3M; else in days."""
    start, end = period.start, period.end
    after = end.toordinal() + 1
    for months in _LENGTHS if start.day <= _IN_EVERY_MONTH else ():
        year, month = divmod(start.month - 1 + months, 12)
        if start.replace(year=start.year + year, month=month + 1).toordinal() == after:
            return f"{start.isoformat()}/P{_LENGTHS[months]}"
    return f"{start.isoformat()}/P{after - start.toordinal()}D"


def as_adx(lines: Iterable[Line], *, province: str, exported: datetime) -> bytes:
    root = Element("adx", {"xmlns": NAMESPACE, "exported": exported.isoformat()})
    told = [line for line in lines if line.parts]
    ordered = sorted(told, key=lambda line: (line.period.start, line.period.end, line.unit))
    for (period, unit), rows in groupby(ordered, key=lambda line: (line.period, line.unit)):
        names = {"orgUnit": unit or province, "period": period_of(period), "dataSet": "KHIEN"}
        group = SubElement(root, "group", names)
        for line in rows:
            for part, number in line.parts.items():
                value = {"dataElement": f"{line.code}_{part}", "value": f"{number:.12g}"}
                note = SubElement(SubElement(group, "dataValue", value), "annotation")
                note.text = comment_of(line)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
