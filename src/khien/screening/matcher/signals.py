"""Kinds of hashes by the names that clients know, and a hash as they write it."""

from dataclasses import dataclass
from http import HTTPStatus

from khien.screening.matcher.asking import Wrong
from khien.screening.models import HashKind


@dataclass(frozen=True)
class SignalType:
    name: str
    kind: HashKind
    length: int  # bytes

    def parse(self, text: object) -> bytes:
        """Raises ValueError."""
        said = text.strip() if isinstance(text, str) else ""
        value = bytes.fromhex(said) if len(said) == 2 * self.length else b""
        if len(value) != self.length:  # fromhex passes spaces over
            raise ValueError(f"not {2 * self.length} hexadecimal digits")
        return value


# The last two are ours: of photos too.
SIGNAL_TYPES = {
    each.name: each
    for each in (
        SignalType("pdq", HashKind.PDQ, 32),
        SignalType("video_md5", HashKind.MD5, 16),
        SignalType("video_sha256", HashKind.SHA256, 32),
        SignalType("md5", HashKind.MD5, 16),
        SignalType("sha256", HashKind.SHA256, 32),
    )
}
# Content type: what is hashed unless `types` says otherwise, and what may be.
CONTENT_TYPES = {
    "photo": (("pdq",), ("pdq", "md5", "sha256")),
    "video": (("video_md5",), ("video_md5", "video_sha256", "md5", "sha256")),
}


def signal_type(name: object) -> SignalType:
    found = SIGNAL_TYPES.get(name) if isinstance(name, str) else None
    if found is None:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"No such SignalType '{name}'")
    return found


def parsed(kind: SignalType, text: object) -> bytes:
    try:
        return kind.parse(text)
    except ValueError as why:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"invalid signal: {why}") from None


def types_of(content_type: str, wanted: str | None) -> list[str]:
    """Names of the hashes to make; `wanted`: separated by commas, None for the usual ones."""
    if content_type not in CONTENT_TYPES:
        raise Wrong(HTTPStatus.BAD_REQUEST, f"no such content_type: '{content_type}'")
    usual, possible = CONTENT_TYPES[content_type]
    if wanted is None:
        return list(usual)
    names = [name for each in wanted.split(",") if (name := each.strip())]
    for name in names:
        if name not in possible:
            why = f"signal type '{name}' doesn't exist or is disabled"
            raise Wrong(HTTPStatus.BAD_REQUEST, why)
    if not names:
        raise Wrong(HTTPStatus.BAD_REQUEST, "empty signal type selection")
    return list(dict.fromkeys(names))
