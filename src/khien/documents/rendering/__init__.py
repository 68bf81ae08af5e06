"""From content to paper in the layout of Nghị định 30/2020: DOCX and PDF from the same data.

What stands in its annexes is made as a spreadsheet too.
"""

from khien.documents.rendering.docx import as_docx
from khien.documents.rendering.layout import Paper
from khien.documents.rendering.pdf import as_pdf
from khien.documents.rendering.xlsx import as_xlsx

__all__ = ["Paper", "as_docx", "as_pdf", "as_xlsx"]
