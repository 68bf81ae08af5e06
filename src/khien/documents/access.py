"""Who may see, make and issue documents about a holder is decided by the room the holder lives in.

Unless told, nobody may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from khien.documents.models import Document, DocumentType
from khien.people.models import User


@dataclass(frozen=True)
class Holder:
    """What a document is about, by its number, and its page."""

    text: str
    url: str


@dataclass(frozen=True)
class Door:
    """`check_can_make` and `check_can_issue` raise Refused with the sentence for the person.

    `seen`: those of the holders that the person may see. `tell` is asked of those alone.
    """

    seen: Callable[[User, set[UUID]], set[UUID]]
    check_can_make: Callable[[User, UUID], None]
    check_can_issue: Callable[[User, UUID, DocumentType], None]
    tell: Callable[[UUID], Holder]


_registered: dict[str, Door] = {}


def register(holder_kind: str, door: Door) -> None:
    """Called in apps.ready() of the room above."""
    _registered[holder_kind] = door


def door(holder_kind: str) -> Door:
    return _registered[holder_kind]


def visible(user: User, documents: list[Document]) -> set[UUID]:
    """Ids of those documents the person may open; asked once for each kind of holder."""
    holders: dict[str, set[UUID]] = {}
    for document in documents:
        holders.setdefault(document.holder_kind, set()).add(document.holder)
    seen = {
        kind: _registered[kind].seen(user, ids)
        for kind, ids in holders.items()
        if kind in _registered
    }
    return {d.pk for d in documents if d.holder in seen.get(d.holder_kind, set())}
