"""Pictures: PDQ hashes equal to the reference's, and every match of a bank of hashes."""

from khien_detect.images.decode import Unreadable
from khien_detect.images.hashing import Pdq, pdq, pdq_array
from khien_detect.images.index import Index, Matches
from khien_detect.images.index_file import Damaged

__all__ = ["Damaged", "Index", "Matches", "Pdq", "Unreadable", "pdq", "pdq_array"]
