"""What a detector says of a piece of content."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was found; the words for a person are in `khien_detect.wording`."""

    INSULT = "insult"
    HATE = "hate"
    THREAT = "threat"
    SEXUAL_APPROACH = "sexual_approach"
    GROOMING = "grooming"
    SELF_HARM = "self_harm"
    SCAM = "scam"
    ILLEGAL_WORK = "illegal_work"
    PERSONAL_INFORMATION = "personal_information"
    LINK = "link"
    LISTED_HOST = "listed_host"
    LOOK_ALIKE = "look_alike"
    SHORTENED = "shortened"
    KNOWN_IMAGE = "known_image"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the message as it was given."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that weighed: a rule, a word or a feature of a model, and how much.

    `source` names the rule or model with its version; `words` is the part of the content or the
    feature it rests on; `weight` is comparable within one finding only.
    """

    source: str
    words: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """`score` in [0, 1], calibrated: of findings at 0.8, about four in five are right.

    `where`: a span of a message, seconds into a film, or the host of a link; None for the whole.
    `why`: the heaviest reason first. `advice`: what to do next, in Vietnamese and English.
    """

    kind: Kind
    score: float
    where: Span | float | str | None
    why: tuple[Reason, ...]
    advice: tuple[str, str]
