"""A file that comes in: a photo kept in memory up to its bound, of a film the digests alone."""

import hashlib
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler
from django.core.handlers.wsgi import LimitedStream
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from khien.screening.matcher.asking import Asking, Wrong, too_large
from khien.screening.matcher.signals import types_of
from khien.screening.models import HashKind

MEGABYTE = 1024 * 1024
LARGEST = {"photo": 30 * MEGABYTE, "video": 200 * MEGABYTE}
_MORE = 100_000  # bytes around the file


class Incoming:
    """Takes a file in pieces."""

    def __init__(self, content_type: str) -> None:
        types_of(content_type, None)
        self.content_type = content_type
        self._left = LARGEST[content_type]
        self._digests = {
            HashKind.MD5: hashlib.md5(usedforsecurity=False),
            HashKind.SHA256: hashlib.sha256(),
        }
        self._pieces: list[bytes] = []

    def take(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left < 0:
            raise too_large()
        for digest in self._digests.values():
            digest.update(piece)
        if self.content_type == "photo":
            self._pieces.append(piece)

    def sent(self) -> "Sent":
        digests = {kind: digest.hexdigest() for kind, digest in self._digests.items()}
        return Sent(self.content_type, b"".join(self._pieces), digests)


@dataclass(frozen=True)
class Sent:
    """`data` is empty for a film."""

    content_type: str
    data: bytes
    digests: dict[HashKind, str] = field(default_factory=dict)


class _Taking(FileUploadHandler):
    """Django's parser hands each file over here: to nobody else, and to no disk."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Incoming] = []

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        if self.files:
            raise Wrong(HTTPStatus.BAD_REQUEST, "Only one file allowed per request")
        self.files.append(Incoming(field_name))
        super().new_file(field_name, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002  (Django asks so)
        self.files[-1].take(raw_data)

    def file_complete(self, file_size: int) -> None:
        pass


def read(asking: Asking) -> Sent:
    """The one file of a form, its field named after its content type."""
    length = asking.length(most=max(LARGEST.values()) + _MORE)
    taking = _Taking()
    if asking.environ.get("CONTENT_TYPE", "").startswith("multipart/form-data"):
        stream = LimitedStream(asking.environ["wsgi.input"], length)
        try:
            MultiPartParser(dict(asking.environ), stream, [taking], "utf-8").parse()
        except RequestDataTooBig:
            raise too_large() from None
        except (MultiPartParserError, SuspiciousOperation, ValueError):
            raise Wrong(HTTPStatus.BAD_REQUEST, "The form is not readable") from None
    if not taking.files:
        raise Wrong(HTTPStatus.BAD_REQUEST, "Missing multipart/form-data file upload")
    return taking.files[0].sent()
