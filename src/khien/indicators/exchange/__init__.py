"""Indicators handed to other systems: what is told, and in which of four shapes.

DHIS2's aggregate JSON (DXF2) and ADX (IHE, ISO 17583 style XML) name each number by data element,
period and unit; CSV and XLSX are the same lines as a table. Hidden numbers are left out and said
to be left out, never sent as nought.
"""

from khien.indicators.exchange.adx import as_adx
from khien.indicators.exchange.dxf2 import as_dxf2
from khien.indicators.exchange.lines import Line, lines_of, table_of

__all__ = ["Line", "as_adx", "as_dxf2", "lines_of", "table_of"]
