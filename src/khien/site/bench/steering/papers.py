"""The report of the province as a Word file, with annexes of a row for every commune."""

from io import BytesIO
from time import perf_counter

from khien.site.bench.measuring import Figure

_PROMISED = 5.0  # seconds
_ROWS = 148


def measure() -> list[Figure]:
    """Of a report of the sample, from its rows to the file; the first time, as for a person."""
    from docx import Document

    from khien.documents import actions as documents
    from khien.documents.models import FileFormat
    from khien.reports.actions.consolidated import content_of
    from khien.reports.models import ConsolidatedReport

    report = ConsolidatedReport.objects.order_by("end").last()
    if report is None:
        raise LookupError("the sample has reports of the province")
    begun = perf_counter()
    _kind, content = content_of(report)
    made = documents.printed(content, FileFormat.DOCX)
    took = perf_counter() - begun
    tables = Document(BytesIO(made)).tables
    rows = max(len(table.rows) for table in tables) - 2  # without the head and the sum
    return [
        Figure(
            f"consolidated DOCX, {len(tables)} tables, an annex of {rows} rows",
            f"{took:.1f} s",
            f"< {_PROMISED:.0f} s",
            took < _PROMISED and rows >= _ROWS,
        )
    ]
