"""Papers of this room: minutes of a meeting, the conclusion of an inspection.

They are in Vietnamese whatever language their maker reads: their words stand here as printed.
"""

from khien.coordination.documents.door import INSPECTION, MEETING, publish

__all__ = ["INSPECTION", "MEETING", "publish"]
