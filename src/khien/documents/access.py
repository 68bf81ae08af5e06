"""Who may see, make and issue documents about a holder is decided by the room the holder lives in.

Unless told, nobody may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from khien.core.permissions import Permission
from khien.documents.models import Document, DocumentType
from khien.people.models import User


@dataclass(frozen=True)
class Holder:
    """What a document is about, by its number, and its page."""

    text: str
    url: str


def _none(_user: User, _holders: set[UUID]) -> set[UUID]:
    return set()


@dataclass(frozen=True)
class Door:
    """`check_can_make` and `check_can_issue` raise Refused with the sentence for the person.

    `seen`: those of the holders that the person may see. `tell` is asked of those alone.
    `answered`: those of which they may read what their own offices issued, and no more.
    """

    seen: Callable[[User, set[UUID]], set[UUID]]
    check_can_make: Callable[[User, UUID], None]
    check_can_issue: Callable[[User, UUID, DocumentType], None]
    tell: Callable[[UUID], Holder]
    answered: Callable[[User, set[UUID]], set[UUID]] = _none


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
    found = {d.pk for d in documents if d.holder in seen.get(d.holder_kind, set())}
    return found | _own(user, [d for d in documents if d.pk not in found])


def _own(user: User, documents: list[Document]) -> set[UUID]:
    """What the person's offices issued of a holder that has gone back to another office."""
    offices = user.scope(Permission.DOCUMENT_REGISTER).organisations
    issued = [d for d in documents if d.issued_at and d.office_id in offices]
    found = set()
    for kind in {d.holder_kind for d in issued} & _registered.keys():
        mine = [d for d in issued if d.holder_kind == kind]
        answered = _registered[kind].answered(user, {d.holder for d in mine})
        found |= {d.pk for d in mine if d.holder in answered}
    return found


def told(user: User, document: Document) -> Holder:
    """What it is about; without an address for whoever may not see that."""
    here = _registered[document.holder_kind]
    holder = here.tell(document.holder)
    return holder if here.seen(user, {document.holder}) else Holder(holder.text, "")
