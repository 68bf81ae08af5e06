"""Somebody leaves: all they hold goes to named persons, and the account stops, in one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import handing_over, ledger
from khien.core.handing_over import Group, Leaving, Part
from khien.core.refusal import Refused
from khien.people import notices, rules
from khien.people.actions.accounts import deactivate
from khien.people.actions.duties import end_duty
from khien.people.actions.sessions import end_sessions
from khien.people.models import NoticeKind, User


@dataclass(frozen=True)
class WorkLeft(ledger.Event):
    """The subject is who left; how many pieces of which part went to whom."""

    part: str
    pieces: int
    taker: UUID


@dataclass(frozen=True)
class Left(ledger.Event):
    """All at once: `pieces` went to others, `ended` keys, phones and links ended."""

    pieces: int
    ended: int


@dataclass(frozen=True)
class Line:
    """One choice: this group of that part, to whom. `name`: of its field in the form."""

    part: Part
    group: Group

    @property
    def name(self) -> str:
        return f"{self.part.code}:{self.group.key}"


def lines(leaving: Leaving) -> list[Line]:
    """Everything open that this person holds."""
    return [Line(part, group) for part in handing_over.parts() for group in part.groups(leaving)]


def mark(found: list[Line]) -> str:
    """Of exactly these pieces: what was shown is what is handed over."""
    keys = sorted(f"{line.name}:{piece}" for line in found for piece in line.group.pieces)
    return sha256("\n".join(keys).encode()).hexdigest()[:32]


@transaction.atomic
def leave(
    user: User, *, takers: Mapping[str, UUID], shown: str, by: User, now: datetime
) -> tuple[int, int]:
    """Pieces handed over and things ended; everything, or nothing."""
    user = User.objects.select_for_update().get(pk=user.pk)
    rules.check_can_leave(user, by=by)
    leaving = Leaving(user, by, now)
    found = lines(leaving)
    if mark(found) != shown:
        raise Refused(
            _("Danh sách việc vừa thay đổi từ lúc bạn mở trang. Hãy xem lại rồi bấm lần nữa.")
        )
    for line in found:
        _give(leaving, line, takers.get(line.name))
    ended = sum(each.finish(leaving) for each in handing_over.endings())
    _close(user, by=by, now=now)
    pieces = sum(len(line.group.pieces) for line in found)
    ledger.record(Left(user.pk, pieces, ended), by=by, now=now)
    people = User.objects.filter(pk__in={takers[line.name] for line in found})
    notices.tell(people, NoticeKind.LEFT, about=user, now=now)
    return pieces, ended


def _give(leaving: Leaving, line: Line, taker: UUID | None) -> None:
    if taker not in {key for key, _name in line.group.takers}:
        raise Refused(
            _("%(what)s (%(where)s): hãy chọn người nhận.")
            % {"what": line.part.title, "where": line.group.where},
            field=line.name,
        )
    line.part.give(leaving, line.group.pieces, taker)
    told = WorkLeft(leaving.user.pk, line.part.code, len(line.group.pieces), taker)
    ledger.record(told, by=leaving.by, now=leaving.now)


def _close(user: User, *, by: User, now: datetime) -> None:
    for duty in user.duties.in_force(now):
        end_duty(duty, by=by, now=now)
    if user.is_active:
        deactivate(user, by=by, now=now, why="left")
    else:
        end_sessions(user, by=by, now=now)
