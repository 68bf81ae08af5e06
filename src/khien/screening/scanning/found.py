"""What was seen in one item as hits: the words around it, or a preview that shows no child."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from khien.evidence.pictures import blurred
from khien.screening import looking
from khien.screening.known import pictures
from khien.screening.looking import Seen
from khien.screening.models import Category, Hit
from khien.screening.rules.material import Unread
from khien.screening.scanning.films import frames_of
from khien_detect.finding import Kind, Span

_AROUND = 1500  # characters kept on each side of what was found
_MOST_REASONS = 12
_LONGEST_REASON = 300


def in_text(text: str) -> list[Hit]:
    return in_texts([text])[0]


def in_texts(texts: Sequence[str]) -> list[list[Hit]]:
    """That there is a link is no hit; what is known of it is."""
    return [
        [_of_text(each, text) for each in seen if each.finding.kind is not Kind.LINK]
        for text, seen in zip(texts, looking.in_texts(texts), strict=True)
    ]


def in_address(address: str) -> list[Hit]:
    return [_hit(each, {"address": address[:2000]}) for each in looking.in_address(address)]


def in_picture(data: bytes, name: str) -> list[Hit]:
    """Raises khien_detect.images.Unreadable."""
    seen = looking.in_picture(data)
    shown = {"preview": _preview(data)} if seen and not _of_abuse(seen) else {}
    return [_hit(each, {"file": name, **shown}) for each in seen]


def in_film(data: bytes, name: str) -> tuple[list[Hit], Unread | None]:
    """And why some of it was not seen. Of a film no picture is kept."""
    frames, trouble = frames_of(data)
    seen = looking.in_film(data, frames)
    return [_hit(each, {"file": name} if name else {}) for each in seen], trouble


def of_exhibit(seen: Iterable[Seen]) -> list[Hit]:
    """The exhibit has its own preview, for those who may see it."""
    return [_hit(each, {}) for each in seen]


def _of_abuse(seen: Iterable[Seen]) -> bool:
    """Known to one bank as abuse, a picture is kept for none."""
    banks = pictures.banks()
    found = [banks[each.bank] for each in seen if each.bank in banks]
    return any(bank.category == Category.ABUSE for bank in found)


def _preview(data: bytes) -> str:
    from PIL import Image  # noqa: PLC0415  (with the decoder: only where something was found)

    from khien_detect.images.decode import decoded  # noqa: PLC0415  (as above)

    return base64.b64encode(blurred(Image.fromarray(decoded(data)))).decode("ascii")


def _of_text(seen: Seen, text: str) -> Hit:
    where = seen.finding.where
    start, end = (where.start, where.end) if isinstance(where, Span) else (0, 0)
    begin = max(0, start - _AROUND)
    hit = _hit(seen, {"text": text[begin : end + _AROUND]})
    if isinstance(where, Span):
        last = min(end, start + 2 * _AROUND)
        hit.place = {"start": start - begin, "end": last - begin}
    return hit


def _hit(seen: Seen, content: dict[str, Any]) -> Hit:
    """Not stored yet, and without its scan or report."""
    finding = seen.finding
    return Hit(
        kind=str(finding.kind),
        score=finding.score,
        place=_place(finding.where),
        why=[_reason(asdict(each)) for each in finding.why[:_MOST_REASONS]],
        content={**content, "advice": list(finding.advice)},
        version=seen.version[:200],
        bank_id=seen.bank,
        entry=seen.entry,
        distance=seen.distance,
    )


def _reason(reason: dict[str, Any]) -> dict[str, Any]:
    return {**reason, "words": str(reason["words"])[:_LONGEST_REASON]}


def _place(where: Span | float | str | None) -> dict[str, Any] | None:
    if isinstance(where, str):
        return {"host": where}
    return {"second": where} if isinstance(where, float) else None
