"""What everybody may find: each room tells its public items and says when they change.

The portal keeps an index of them. What a room does not tell is not found; what it tells no more
goes out of the index.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PublicKind(TextChoices):
    PAGE = "page", _("trang của cổng")
    ARTICLE = "article", _("tin tức, chỉ đạo")
    LESSON = "lesson", _("bài học")
    GUIDANCE = "guidance", _("hướng dẫn nghiệp vụ")
    LAW = "law", _("văn bản pháp luật")
    TASK = "task", _("nhiệm vụ của kế hoạch")
    SERVICE = "service", _("nơi giúp đỡ")
    PARTNER = "partner", _("đối tác")


@dataclass(frozen=True)
class PublicItem:
    """`key`: the same for ever within its kind. `url`: a path of ours. `on`: the day it is of."""

    key: str
    url: str
    title: str
    text: str
    language: str = "vi"
    on: date | None = None


Tell = Callable[[datetime], Iterable[PublicItem]]

_tellers: dict[PublicKind, Tell] = {}
_listeners: list[Callable[[PublicKind], None]] = []


def register(kind: PublicKind, tell: Tell) -> None:
    """`tell(now)` gives all public items of the kind at that moment."""
    _tellers[kind] = tell


def listen(hear: Callable[[PublicKind], None]) -> None:
    if hear not in _listeners:
        _listeners.append(hear)


def kinds() -> list[PublicKind]:
    return [kind for kind in PublicKind if kind in _tellers]


def items(kind: PublicKind, now: datetime) -> Iterable[PublicItem]:
    return _tellers[kind](now)


def changed(kind: PublicKind) -> None:
    """Called within the transaction of the change."""
    for hear in _listeners:
        hear(kind)
