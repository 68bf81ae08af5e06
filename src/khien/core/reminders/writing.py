"""What a message says. Names stay in the house: what the room allows is named, the rest counted."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from khien.core import clock_subjects
from khien.core.calendars import HANOI
from khien.core.models import RunningClock
from khien.core.reminders.channels import Message
from khien.core.reminders.ways import Reached

_SHOWN = 20


def message(
    reached: Reached, clocks: list[RunningClock], *, seed: tuple[UUID, str], language: str = "vi"
) -> Message:
    """`seed`: of the key by which a gateway or mailbox knows a message sent twice."""
    with override(language):
        said = _("Khiên: %(n)s việc cần để ý") % {"n": len(clocks)}
        return _built(reached, clocks, seed, said, [_("Bạn được nhắc về các việc sau:"), ""])


def digest(
    reached: Reached, clocks: list[RunningClock], *, seed: tuple[UUID, str], language: str
) -> Message:
    with override(language):
        count = len(clocks)
        said = ngettext(
            "Khiên, thư tóm tắt: %(n)s việc cần để ý",
            "Khiên, thư tóm tắt: %(n)s việc cần để ý",
            count,
        ) % {"n": count}
        return _built(reached, clocks, seed, said, [_("Những việc đang chờ bạn:"), ""])


def _built(
    reached: Reached,
    clocks: list[RunningClock],
    seed: tuple[UUID, str],
    said: str,
    opening: Iterable[str],
) -> Message:
    lines = _lines(reached.user, clocks)
    more = len(clocks) - len(lines)
    text = [*opening, *lines] if lines else []
    if more:
        text += [_("%(n)s việc nữa, xem trong Khiên.") % {"n": more}]
    text += ["", f"{settings.SITE_URL}/lam-viec/nhac-viec/", ""]
    text += [_("Thư tự gửi, xin đừng trả lời.")]
    return Message(reached.address, said, "\n".join(text), said, str(uuid5(*seed)))


def _lines(user: Any, clocks: list[RunningClock]) -> list[str]:
    open_ones = [each for each in clocks if clock_subjects.may_be_told_outside(each)]
    named = clock_subjects.named(user, open_ones)
    return [
        f"- {named[each.subject].text} ({each.due_at.astimezone(HANOI):%d/%m/%Y})"
        for each in open_ones
        if each.subject in named
    ][:_SHOWN]
