"""`/api/v1/scan/…`: messages, links, pictures and films looked at for software that holds a key.

Nothing that is sent is stored or logged; only how much was asked is counted. A picture comes as
base64 inside JSON: the whole API then has one way of sending, which no page of another site can
use unasked, and the file stays in memory (forms of several parts are written to a folder).
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Router
from ninja.security.base import AuthBase

from khien.core.problem import Problem
from khien.core.refusal import Refused
from khien.screening import looking
from khien.screening.admission import OpenKey, admit
from khien.screening.api_shapes import (
    BankOut,
    ConversationOut,
    FindingOut,
    ImageIn,
    LinkIn,
    ReasonOut,
    ResultOut,
    ResultsOut,
    SpanOut,
    StageOut,
    TextIn,
    TextOut,
    TurnIn,
    VideoIn,
)
from khien.screening.known import addresses, pictures, words
from khien.screening.looking import Seen
from khien.screening.metering import meter
from khien.screening.models import Use
from khien.screening.rules.material import unread_for, unread_in_words
from khien.screening.scanning.films import frames_of

if TYPE_CHECKING:
    from khien_detect.finding import Reason
    from khien_detect.text import ConversationFindings

LARGEST_FILE = 30 * 1024 * 1024
_PATIENCE = 60.0  # seconds for a film
# Bytes of a body, by address.
LARGEST = {
    "/api/v1/scan/text": 4_000_000,
    "/api/v1/scan/link": 4_000_000,
    "/api/v1/scan/image": LARGEST_FILE * 4 // 3 + 10_000,
    "/api/v1/scan/video": LARGEST_FILE * 4 // 3 + 10_000,
}


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
    results = _looked_at(request, "scan_text", texts, looking.in_texts)
    return TextOut(results=results, conversation=_conversation(body.turns) if body.turns else None)


@router.post("/link", response={200: ResultsOut, **_PROBLEMS})
def scan_link(request: HttpRequest, body: LinkIn) -> Any:
    links = _the_one(url=None if body.url is None else [body.url], urls=body.urls)
    return ResultsOut(results=_looked_at(request, "scan_link", links, _in_addresses))


@router.post("/image", response={200: ResultsOut, **_PROBLEMS})
def scan_image(request: HttpRequest, body: ImageIn) -> Any:
    data = _file(body.image, field="image")
    return ResultsOut(results=_looked_at(request, "scan_image", [data], _in_pictures))


@router.post("/video", response={200: ResultsOut, **_PROBLEMS})
def scan_video(request: HttpRequest, body: VideoIn) -> Any:
    data = _file(body.video, field="video")
    return ResultsOut(results=_looked_at(request, "scan_video", [data], _in_films))


def _the_one(**given: list[str] | None) -> list[str]:
    """Of several ways to ask the one that was used."""
    used = [texts for texts in given.values() if texts is not None]
    if len(used) != 1:
        names = ", ".join(given)
        raise Refused(_("Gửi đúng một trong các mục: %(names)s.") % {"names": names})
    return used[0]


def _file(text: str, *, field: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(_("Mục này phải là base64."), field=field) from None
    if len(data) > LARGEST_FILE:
        raise Refused(_("Tệp lớn hơn 30 MB."), field=field)
    return data


def _in_addresses(urls: Sequence[str], *, shared: bool) -> list[list[Seen]]:
    return [looking.in_address(url, shared=shared) for url in urls]


def _in_pictures(files: Sequence[bytes], *, shared: bool) -> list[list[Seen]]:
    from khien_detect.images import Unreadable  # noqa: PLC0415  (only where something is looked at)

    try:
        return [looking.in_picture(data, shared=shared) for data in files]
    except Unreadable as why:
        reason = unread_in_words(unread_for(str(why)))
        said = _("Hình này không đọc được: %(why)s") % {"why": reason}
        raise Refused(said, field="image") from None


def _in_films(files: Sequence[bytes], *, shared: bool) -> list[list[Seen]]:
    """What was seen of a film counts though the rest could not be read."""
    results = []
    for data in files:
        frames, trouble = frames_of(data, seconds=_PATIENCE)
        if trouble and not frames:
            said = _("Phim này không đọc được: %(why)s") % {"why": unread_in_words(trouble)}
            raise Refused(said, field="video")
        results.append(looking.in_film(data, frames, shared=shared))
    return results


def _looked_at(
    request: HttpRequest, way: str, given: Sequence[Any], look: Callable[..., list[list[Seen]]]
) -> list[ResultOut]:
    """The amount is taken before the work, and counted whatever comes of it."""
    now: datetime = timezone.now()
    key: OpenKey = request.auth  # type: ignore[attr-defined]  # set by ninja
    meter.take(key, len(given), now=now)
    results: list[ResultOut] = []
    try:
        for found in look(given, shared=True):
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
