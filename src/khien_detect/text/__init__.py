"""Texts: messages and conversations in, findings out; Vietnamese first.

`Detector.open()` takes what ships; see `Detector` for the rest.
"""

from khien_detect.text.detector import Detector
from khien_detect.text.turns import ConversationFindings, Stage, Turn

__all__ = ["ConversationFindings", "Detector", "Stage", "Turn"]
