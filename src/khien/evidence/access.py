"""Who may see an exhibit is decided by the room its holder lives in; unless told, nobody may."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from khien.evidence.models import Exhibit, HolderKind

MayView = Callable[[Any, UUID], bool]

_registered: dict[str, MayView] = {}


def register(holder_kind: HolderKind, may_view: MayView) -> None:
    """Called in apps.ready() of the room above: `may_view(user, holder)`."""
    _registered[holder_kind] = may_view


def may_view(user: Any, exhibit: Exhibit) -> bool:
    decide = _registered.get(exhibit.holder_kind)
    return decide is not None and decide(user, exhibit.holder)
