"""Pictures and films: PDQ hashes equal to the reference's, and every match of a bank of hashes."""

from khien_detect.images.animated import frames
from khien_detect.images.decode import Unreadable
from khien_detect.images.film import is_film, video
from khien_detect.images.hashing import Frame, Pdq, pdq, pdq_array
from khien_detect.images.index import Index, Matches
from khien_detect.images.index_file import Damaged

__all__ = [
    "Damaged",
    "Frame",
    "Index",
    "Matches",
    "Pdq",
    "Unreadable",
    "frames",
    "is_film",
    "pdq",
    "pdq_array",
    "video",
]
