"""Pictures: PDQ hashes equal to the reference's, and every match of a bank of hashes."""

from khien_detect.images.decode import Unreadable
from khien_detect.images.hashing import Pdq, compile_kernels, pdq, pdq_array

__all__ = ["Pdq", "Unreadable", "compile_kernels", "pdq", "pdq_array"]
