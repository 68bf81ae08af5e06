"""`/api/v1/scan/…`: messages, links and pictures looked at for software that holds a key.

Nothing that is sent is stored or logged; only how much was asked is counted. A picture comes as
base64 inside JSON: the whole API then has one way of sending, which no page of another site can
use unasked, and the file stays in memory (forms of several parts are written to a folder).
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema
from ninja.security.base import AuthBase
from pydantic import StrictFloat, StrictInt, StringConstraints

from khien.core.problem import Asked, Problem
from khien.core.refusal import Refused
from khien.screening import looking
from khien.screening.admission import OpenKey, admit
from khien.screening.known import addresses, pictures, words
from khien.screening.looking import Seen
from khien.screening.metering import meter
from khien.screening.models import Use
from khien.screening.rules.material import unread_for, unread_in_words

if TYPE_CHECKING:
    from khien_detect.finding import Reason
    from khien_detect.text import ConversationFindings

LONGEST_MESSAGE = 20_000
LONGEST_ADDRESS = 8_000
MOST_AT_ONCE = 1_000
LARGEST_FILE = 30 * 1024 * 1024
# Bytes of a body, by address.
LARGEST = {
    "/api/v1/scan/text": 4_000_000,
    "/api/v1/scan/link": 4_000_000,
    "/api/v1/scan/image": LARGEST_FILE * 4 // 3 + 10_000,
}

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


class Bearer(AuthBase):
    """The key, which a browser never sends by itself."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> OpenKey:
        key = admit(request.headers.get("Authorization", ""), Use.SCAN, now=timezone.now())
        # Who has a key may send more than Django reads of anybody; a byte above the bound shows.
        request._body = request.read(LARGEST[request.path] + 1)  # noqa: SLF001  (Django has no other way)
        return key


router = Router(auth=Bearer(), tags=["scan"])
_PROBLEMS: dict[Any, Any] = dict.fromkeys((400, 401, 403, 413, 415, 422, 429, 503), Problem)


@router.post("/text", response={200: TextOut, **_PROBLEMS})
def scan_text(request: HttpRequest, body: TextIn) -> Any:
    texts = _the_one(
        message=None if body.message is None else [body.message],
        messages=body.messages,
        turns=None if body.turns is None else [turn.text for turn in body.turns],
    )
    results = _looked_at(request, "scan_text", texts, looking.in_text)
    return TextOut(results=results, conversation=_conversation(body.turns) if body.turns else None)


@router.post("/link", response={200: ResultsOut, **_PROBLEMS})
def scan_link(request: HttpRequest, body: LinkIn) -> Any:
    links = _the_one(url=None if body.url is None else [body.url], urls=body.urls)
    return ResultsOut(results=_looked_at(request, "scan_link", links, looking.in_address))


@router.post("/image", response={200: ResultsOut, **_PROBLEMS})
def scan_image(request: HttpRequest, body: ImageIn) -> Any:
    data = _file(body.image)
    return ResultsOut(results=_looked_at(request, "scan_image", [data], _in_picture))


def _the_one(**given: list[str] | None) -> list[str]:
    """Of several ways to ask the one that was used."""
    used = [texts for texts in given.values() if texts is not None]
    if len(used) != 1:
        names = ", ".join(given)
        raise Refused(_("Gửi đúng một trong các mục: %(names)s.") % {"names": names})
    return used[0]


def _file(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(_("Mục này phải là base64."), field="image") from None
    if len(data) > LARGEST_FILE:
        raise Refused(_("Tệp lớn hơn 30 MB."), field="image")
    return data


def _in_picture(data: bytes, *, shared: bool) -> list[Seen]:
    from khien_detect.images import Unreadable  # noqa: PLC0415  (only where something is looked at)

    try:
        return looking.in_picture(data, shared=shared)
    except Unreadable as why:
        reason = unread_in_words(unread_for(str(why)))
        said = _("Hình này không đọc được: %(why)s") % {"why": reason}
        raise Refused(said, field="image") from None


def _looked_at(
    request: HttpRequest, way: str, given: Sequence[Any], look: Callable[..., list[Seen]]
) -> list[ResultOut]:
    """The amount is taken before the work, and counted whatever comes of it."""
    now: datetime = timezone.now()
    key: OpenKey = request.auth  # type: ignore[attr-defined]  # set by ninja
    meter.take(key, len(given), now=now)
    results: list[ResultOut] = []
    try:
        for one in given:
            found = look(one, shared=True)
            meter.meet((seen.bank, seen.entry) for seen in found if seen.bank and seen.entry)
            results.append(ResultOut(findings=[_finding(seen) for seen in found]))
    finally:
        hits = sum(bool(result.findings) for result in results)
        meter.note(key, way, items=len(given), hits=hits, now=now)
        meter.write()
    return results


def _conversation(turns: Sequence[TurnIn]) -> ConversationOut:
    from khien_detect.text import Turn  # noqa: PLC0415  (only where something is looked at)

    detector = words.detector()
    found: ConversationFindings = detector.scan_conversation(
        Turn(turn.who, turn.minutes, turn.text) for turn in turns
    )
    stages = [
        StageOut(name=s.name, who=s.who, level=s.level, reasons=_reasons(s.reasons))
        for s in found.stages
    ]
    return ConversationOut(
        alarm=found.alarm, score=found.score, stages=stages, version=detector.version
    )


def _finding(seen: Seen) -> FindingOut:
    found = seen.finding
    where: Any = found.where
    vietnamese, english = found.advice
    return FindingOut(
        kind=found.kind,
        score=found.score,
        where=SpanOut(start=where.start, end=where.end) if hasattr(where, "start") else where,
        why=_reasons(found.why),
        advice=english if get_language() == "en" else vietnamese,
        version=seen.version,
        bank=_bank(seen),
        distance=seen.distance,
    )


def _reasons(reasons: "Sequence[Reason]") -> list[ReasonOut]:
    return [ReasonOut(source=r.source, words=r.words, weight=r.weight) for r in reasons]


def _bank(seen: Seen) -> BankOut | None:
    if seen.bank is None:
        return None
    bank = pictures.banks().get(seen.bank) or addresses.lists().banks.get(seen.bank)
    if bank is None:
        return None
    return BankOut(reference=bank.reference, name=bank.name, category=bank.category)
