"""From content to paper in the layout of Nghị định 30/2020: DOCX and PDF from the same data."""

from khien.documents.rendering.docx import as_docx
from khien.documents.rendering.layout import Paper
from khien.documents.rendering.pdf import as_pdf

__all__ = ["Paper", "as_docx", "as_pdf"]
