"""Numbers that a writer typed into the words of a report, which no line of it says."""

import re
from collections.abc import Iterable

from khien.reports.documents.numbers import share, whole
from khien.reports.models import ReportLine

# Days, numbers of documents and of lines are no figures.
_NO_FIGURE = re.compile(
    r"\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|\b\d+/[\w\-Đ]*[A-ZĐ][\w\-Đ]*"
    r"|\bdòng \d+|\b(?:19|20)\d\d\b"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?:\s?%)?")


def untraced(texts: Iterable[str], lines: Iterable[ReportLine]) -> list[str]:
    """In the order they stand, each once; as people write numbers in Vietnamese."""
    known = {_bare(said) for line in lines for said in _said(line)}
    found = (
        each.strip()
        for text in texts
        for each in _FIGURE.findall(_NO_FIGURE.sub(" ", text))
        if _bare(each) not in known
    )
    return list(dict.fromkeys(found))


def _said(line: ReportLine) -> list[str]:
    counts = (
        (line.numerator, line.denominator),
        (line.settled_numerator, line.settled_denominator),
    )
    told = [whole(value) for pair in counts for value in pair]
    return [*told, whole(line.reported), whole(line.reporters), *(share(*pair) for pair in counts)]


def _bare(text: str) -> str:
    return "".join(text.split())
