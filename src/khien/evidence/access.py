"""Who may see an exhibit, and who may add one, is decided by the room its holder lives in; unless
told, nobody may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.models import Exhibit, HolderKind

MayView = Callable[[Any, UUID], bool]
CheckCanAdd = Callable[[Any, UUID], None]


@dataclass(frozen=True)
class Holder:
    """What an exhibit hangs on, by its number, and its page."""

    text: str
    url: str


Tell = Callable[[UUID], Holder]


@dataclass(frozen=True)
class Door:
    may_view: MayView
    check_can_add: CheckCanAdd
    holder: Tell | None


_registered: dict[str, Door] = {}


def nobody_adds(_user: Any, _holder: UUID) -> None:
    raise Refused(_("Không thêm được tệp vào đây."))


def register(
    holder_kind: HolderKind,
    may_view: MayView,
    *,
    check_can_add: CheckCanAdd = nobody_adds,
    holder: Tell | None = None,
) -> None:
    """Called in apps.ready() of the room above: both are asked with a user and a holder.

    `check_can_add` raises Refused with the sentence for the person. `holder` tells of a holder that
    the person may view: whoever may view it may open its page.
    """
    _registered[holder_kind] = Door(may_view, check_can_add, holder)


def holder_of(user: Any, exhibit: Exhibit) -> Holder | None:
    """None where this person may not open it."""
    return told_holder(user, HolderKind(exhibit.holder_kind), exhibit.holder)


def told_holder(user: Any, holder_kind: HolderKind, holder: UUID) -> Holder | None:
    """The same of a bare holder."""
    door = _registered.get(holder_kind)
    if door is None or door.holder is None or not door.may_view(user, holder):
        return None
    return door.holder(holder)


def may_view(user: Any, exhibit: Exhibit) -> bool:
    return may_view_holder(user, HolderKind(exhibit.holder_kind), exhibit.holder)


def may_view_holder(user: Any, holder_kind: HolderKind, holder: UUID) -> bool:
    door = _registered.get(holder_kind)
    return door is not None and door.may_view(user, holder)


def check_can_add(user: Any, holder_kind: HolderKind, holder: UUID) -> None:
    door = _registered.get(holder_kind)
    (door.check_can_add if door else nobody_adds)(user, holder)


def refusal_to_add(user: Any, holder_kind: HolderKind, holder: UUID) -> str:
    """Why no file can be added now; empty where one can."""
    try:
        check_can_add(user, holder_kind, holder)
    except Refused as refusal:
        return str(refusal)
    return ""
