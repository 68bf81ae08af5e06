"""Files in an S3-compatible bucket. An object is there when its upload is complete, or not at all;
whatever goes wrong is an OSError, as on a disk. What a killed upload left, the bucket's own rule
for incomplete uploads removes.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import obstore
from django.conf import settings
from obstore.exceptions import BaseError
from obstore.store import S3Store

from khien.evidence.store.pulled import pulled
from khien.evidence.store.streams import Feed, Pieces

_PART = 8 * 1024 * 1024
_AT_A_TIME = 2  # parts on their way: so many are in memory
_GIVE_UP = timedelta(seconds=30)


def _bucket() -> S3Store:
    return _opened(
        settings.EXHIBIT_BUCKET, settings.EXHIBIT_BUCKET_KEY, settings.EXHIBIT_BUCKET_SECRET
    )


@lru_cache(maxsize=2)
def _opened(address: str, key: str, secret: str) -> S3Store:
    parts = urlsplit(address)
    return S3Store(
        parts.path.strip("/"),
        endpoint=f"{parts.scheme}://{parts.netloc}",
        access_key_id=key,
        secret_access_key=secret,
        region="us-east-1",  # what servers of one's own go by; the endpoint alone says where
        virtual_hosted_style_request=False,
        client_options={"allow_http": parts.scheme == "http"},
        retry_config={"max_retries": 3, "retry_timeout": _GIVE_UP},
    )


@contextmanager
def _as_on_a_disk() -> Iterator[None]:
    """Some of the library's own errors are OSErrors already, as of an object that is not there."""
    try:
        yield
    except BaseError as trouble:
        raise OSError(str(trouble)) from trouble


def put(name: str, feed: Feed) -> None:
    """Where `feed` fails, what it raised ends the upload too."""
    with _as_on_a_disk():
        obstore.put(
            _bucket(),
            name,
            pulled(feed),
            use_multipart=True,
            chunk_size=_PART,
            max_concurrency=_AT_A_TIME,
        )


def opened(name: str) -> AbstractContextManager[Any]:
    with _as_on_a_disk():
        found = obstore.get(_bucket(), name)
    return nullcontext(Pieces(_told(iter(found.stream(min_chunk_size=1024 * 1024)))))


def _told(pieces: Iterator[Any]) -> Iterator[bytes]:
    """A connection lost in the middle is an OSError too."""
    with _as_on_a_disk():
        for piece in pieces:
            yield bytes(piece)


def exists(name: str) -> bool:
    with _as_on_a_disk(), suppress(FileNotFoundError):
        obstore.head(_bucket(), name)
        return True
    return False


def remove(name: str) -> None:
    with _as_on_a_disk(), suppress(FileNotFoundError):
        obstore.delete(_bucket(), name)


def older_than(moment: float) -> Iterator[str]:
    """Names of all objects last written before `moment` (seconds since 1970)."""
    with _as_on_a_disk():
        for batch in obstore.list(_bucket()):
            for found in batch:
                if found["last_modified"].timestamp() < moment:
                    yield found["path"]
