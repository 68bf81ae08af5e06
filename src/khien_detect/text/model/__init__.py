"""The trained part of text detection: hashed n-grams, linear, calibrated, explained."""

from khien_detect.text.model.file import Unusable
from khien_detect.text.model.model import Model

__all__ = ["Model", "Unusable"]
