"""What a list for resolvers may be, which names cover a host, and how long editions are kept."""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.editions.names import key_of_host
from khien.screening.models import Publication

EDITIONS_WHOLE = 2  # whose files stay: the served one, and the one somebody may still be reading
EDITIONS_FOLLOWED = 60  # from which the changes since then can be fetched
CALM = timedelta(minutes=10)  # between editions nobody asked for: somebody may be filling a bank
LOOK_AGAIN_AFTER = timedelta(minutes=15)  # where making one failed

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")


def check_slug(slug: str) -> None:
    """It names the zone too, so only what a host name may hold."""
    if not _SLUG.fullmatch(slug):
        raise Refused(_("Chỉ dùng chữ thường không dấu, số và gạch nối."), field="slug")


def check_categories(categories: Iterable[str]) -> None:
    if not list(categories):
        raise Refused(_("Hãy chọn ít nhất một loại."), field="categories")


def check_is_published(publication: Publication) -> None:
    if publication.stopped_at is not None:
        raise Refused(_("Danh sách này đã dừng công bố."))


def origin(slug: str) -> str:
    """The zone's name; a resolver may follow several lists of ours."""
    return f"{slug}.khien.rpz"


def plain_host(text: str) -> str:
    """A host as lists write it, out of a request's header; empty where it is none."""
    host = text.lower().rstrip(".")
    return host if _HOST.fullmatch(host) and not host.rpartition(".")[2].isdigit() else ""


def covering(host: str) -> list[str]:
    """The keys of the host and of every name above it: whichever is listed covers it."""
    key = key_of_host(host)
    labels = key.split("!")
    return ["!".join(labels[:count]) for count in range(2, len(labels) + 1)]


def host_in(text: str) -> str:
    """The host of an address as people type or paste it; empty where there is none."""
    from khien_detect.links import names  # noqa: PLC0415  (only who sends a correction needs it)

    address = names.address_of(text)
    return plain_host(address.host) if address else ""
