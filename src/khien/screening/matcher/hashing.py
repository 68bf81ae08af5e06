"""`/h/hash`: the hashes of a photo or film, sent along or, where a setting says so, fetched.

Nothing is written to a disk: of a film only its digests are kept while it comes in.
"""

from http import HTTPStatus

from khien.screening.matcher import fetching, uploads
from khien.screening.matcher.asking import Asking, Told, Wrong
from khien.screening.matcher.signals import SIGNAL_TYPES, types_of
from khien.screening.models import HashKind
from khien_detect.known import LEAST_QUALITY


def hash_file(asking: Asking) -> Told:
    return Told(of_file(asking))


def hash_address(asking: Asking) -> Told:
    asking.needed("url")
    return Told(of_address(asking))


def of_file(asking: Asking) -> dict[str, str]:
    """Hexadecimal, by kind of hash."""
    asking.take(1)
    sent = uploads.read(asking)
    return _hashes(sent, types_of(sent.content_type, asking.query.get("types")))


def of_address(asking: Asking) -> dict[str, str]:
    hint = asking.query.get("content_type", "")
    if hint:
        types_of(hint, None)
    asking.take(1)
    sent = fetching.fetched(asking.query["url"], hint)
    return _hashes(sent, types_of(sent.content_type, asking.query.get("types")))


def _hashes(sent: uploads.Sent, names: list[str]) -> dict[str, str]:
    return {name: _hash(sent, SIGNAL_TYPES[name].kind) for name in names}


def _hash(sent: uploads.Sent, kind: HashKind) -> str:
    if kind is not HashKind.PDQ:
        return sent.digests[kind]
    from khien_detect import images  # noqa: PLC0415  (the site does not load what detection needs)

    try:
        look = images.pdq(sent.data)
    except images.Unreadable as why:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"unreadable photo: {why}") from None
    return look.hash.hex() if look.quality >= LEAST_QUALITY else ""
