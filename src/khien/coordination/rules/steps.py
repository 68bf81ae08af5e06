"""What every step of this room asks: the right state, the newest version, words that were said."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

State = TypeVar("State", bound=TextChoices)


class Changed(Refused):
    """Somebody else changed the row while this person was reading it."""


@dataclass(frozen=True)
class Transition(Generic[State]):
    """`to` None: the step leaves the state as it is."""

    sources: frozenset[State]
    to: State | None


def after(way: Transition[State], state: State) -> State:
    """The state that follows; raises Refused where the step is not possible."""
    if state not in way.sources:
        raise Refused(
            _("Đang ở bước “%(state)s” nên không làm được việc này.") % {"state": state.label}
        )
    return way.to or state


def check_version(version: int, seen: int | None) -> None:
    if seen is not None and seen != version:
        raise Changed(
            _("Có người vừa thay đổi mục này. Hãy xem lại rồi lưu lần nữa, điều bạn ghi vẫn còn.")
        )


def check_words(words: str, sentence: Any, *, field: str) -> str:
    said = words.strip()
    if not said:
        raise Refused(sentence, field=field)
    return said


def check_mine(*, mine: bool, sentence: Any) -> None:
    if not mine:
        raise Refused(sentence)
