"""What is asked of `/api/v1/scan/…` and what is answered, as the OpenAPI document tells it."""

from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import StrictFloat, StrictInt, StringConstraints

from khien.core.problem import Asked

LONGEST_MESSAGE = 20_000
LONGEST_ADDRESS = 8_000
MOST_AT_ONCE = 1_000

Message = Annotated[str, StringConstraints(strict=True, max_length=LONGEST_MESSAGE)]
Link = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=LONGEST_ADDRESS)]
Who = Annotated[str, StringConstraints(strict=True, max_length=200)]
Minutes = Annotated[StrictInt | StrictFloat, Field(ge=-1e9, le=1e9)]
_MANY: Any = Field(default=None, min_length=1, max_length=MOST_AT_ONCE)


class TurnIn(Asked):
    who: Who
    minutes: Minutes = Field(description="Since any moment, the same for all turns")
    text: Message


class TextIn(Asked):
    """Exactly one of the three."""

    message: Message | None = None
    messages: list[Message] | None = _MANY
    turns: list[TurnIn] | None = Field(
        default=None, min_length=1, max_length=MOST_AT_ONCE, description="One conversation"
    )


class LinkIn(Asked):
    """Exactly one of the two."""

    url: Link | None = None
    urls: list[Link] | None = _MANY


class ImageIn(Asked):
    image: Annotated[str, StringConstraints(strict=True, min_length=1)] = Field(
        description="The file in base64 (RFC 4648), at most 30 MB before"
    )


class VideoIn(Asked):
    video: Annotated[str, StringConstraints(strict=True, min_length=1)] = Field(
        description="The file in base64 (RFC 4648), at most 30 MB before"
    )


class SpanOut(Schema):
    """Characters [start, end) of the message as it was sent, counted in Unicode code points."""

    start: int
    end: int


class ReasonOut(Schema):
    source: str
    words: str
    weight: float


class BankOut(Schema):
    reference: str
    name: str
    category: str


class FindingOut(Schema):
    kind: str
    score: float
    where: SpanOut | float | str | None
    why: list[ReasonOut]
    advice: str
    version: str
    bank: BankOut | None
    distance: int | None = Field(description="Bits in which the hashes differ")


class ResultOut(Schema):
    findings: list[FindingOut] = Field(description="The surest first; none: nothing to show")


class StageOut(Schema):
    name: str
    who: str
    level: float
    reasons: list[ReasonOut]


class ConversationOut(Schema):
    alarm: bool
    score: float
    stages: list[StageOut]
    version: str


class ResultsOut(Schema):
    """One result for each thing asked, in order."""

    results: list[ResultOut]


class TextOut(ResultsOut):
    conversation: ConversationOut | None = Field(description="Where turns were sent")
