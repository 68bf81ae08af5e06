"""What waits around children's cases: actions, referrals, transfers, and work nobody took over."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import clocks
from khien.core.calendars import HANOI, today
from khien.core.clocks import ClockState
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem, register
from khien.directory.queries.latest import latest_names
from khien.people.models import User
from khien.support import queries
from khien.support.models import AssignedAction, Referral, ReferralState, TransferState
from khien.support.queries.handover import actions_of, keys_on_side
from khien.support.queries.leaving import gone_without_handover
from khien.support.queries.receivers import arrived_for
from khien.support.queries.transfers import may_answer, orphans, transfers_for
from khien.support.rules.referral import WITH_RECEIVER
from khien.support.whose import Whose

_MOST = 30
_SOON = timedelta(days=3)
_TOLD_FOR = timedelta(days=7)
_S = ReferralState


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User):
        return []
    found: list[WorkItem] = []
    if user.may(Permission.REFERRAL_RECEIVE):
        found += _to_answer(user, now)
    whose = Whose.of(user, now)
    if user.may(Permission.CASE_WORK):
        mine = _mine(user, now)
        found += [*_outside(mine, whose, now), *_sent(mine, whose, now), *_orphans(user, now)]
    if user.may(Permission.CASE_APPROVE):
        found += [*_to_confirm(user), *_gone(user, now)]
    if user.may(Permission.CASE_WORK) or user.may(Permission.CASE_APPROVE):
        found += [*_actions(user, whose, now), *_transfers(user, now)]
    return found


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), HANOI)


def _action(row: AssignedAction, words: str, whose: str, now: datetime) -> WorkItem:
    late, soon = row.due_on < today(now), row.due_on <= today(now + _SOON)
    level: Level = "red" if late else "orange" if soon else "green"
    return WorkItem(
        words % {"number": row.case.number},
        reverse("support:finish_action", args=[row.case_id, row.pk]),
        _end_of(row.due_on),
        _("Việc được giao cho hồ sơ của trẻ; làm xong thì ghi kết quả."),
        level,
        whose,
    )


def _actions(user: User, whose: Whose, now: datetime) -> Iterator[WorkItem]:
    mine = actions_of(user, on=today(now)).filter(case__in=queries.visible_to(user).values("pk"))
    for row in mine.select_related("case").order_by("due_on")[:_MOST]:
        words = _("Hồ sơ %(number)s: làm việc được giao")
        yield _action(row, words, whose.stood_in(row.pk), now)


def _outside(mine: list[UUID], whose: Whose, now: datetime) -> Iterator[WorkItem]:
    """Somebody without an account is to do it: an officer asks when the day is near."""
    rows = AssignedAction.objects.filter(
        assignee=None, done_on=None, due_on__lte=today(now + _SOON), case__in=mine
    )
    for row in rows.select_related("case").order_by("due_on")[:_MOST]:
        words = _("Hồ sơ %(number)s: hỏi xem việc đã giao làm xong chưa")
        yield _action(row, words, whose.case(row.case), now)


def _mine(user: User, now: datetime) -> list[UUID]:
    """Open cases one is in charge of, or nobody is."""
    return keys_on_side(queries.worked_on(user), "own_and_nobodys", of=user, now=now)


def _dues(rows: Sequence[Referral], now: datetime) -> dict[UUID, tuple[RunningClock, ClockState]]:
    """The nearest running clock of each."""
    found: dict[UUID, tuple[RunningClock, ClockState]] = {}
    running = [clock for clock in clocks.of(row.pk for row in rows) if clock.stopped_at is None]
    for clock in sorted(running, key=lambda clock: clock.due_at):
        found.setdefault(clock.subject, (clock, clocks.state(clock, now=now)))
    return found


def _sent(mine: list[UUID], whose: Whose, now: datetime) -> Iterator[WorkItem]:
    """Late answers nag; what was refused or stopped is told for a week."""
    moving = Q(state__in=WITH_RECEIVER)
    back = Q(state__in=[_S.REFUSED, _S.STOPPED, _S.ENDED], last__gte=now - _TOLD_FOR)
    own = Referral.objects.filter(case__in=mine).annotate(last=Max("steps__at"))
    rows = list(own.filter(moving | back).select_related("case").order_by("-number")[:_MOST])
    dues = _dues(rows, now)
    for row in rows:
        url = reverse("support:referral", args=[row.case_id, row.pk])
        number = {"number": row.case.number}
        if row.state not in WITH_RECEIVER:
            words, why = _BACK[ReferralState(row.state)]
            told = whose.case(row.case)
            yield WorkItem(str(words) % number, url, None, str(why), "orange", told)
        elif row.pk in dues and dues[row.pk][1] is not ClockState.IN_TIME:
            clock, state = dues[row.pk]
            level: Level = "red" if state is ClockState.OVERDUE else "orange"
            words_late = _("Hồ sơ %(number)s: đôn đốc nơi nhận lời giới thiệu") % number
            told = whose.case(row.case)
            yield WorkItem(words_late, url, clock.due_at, clock.rule.name, level, told)


_BACK = {
    _S.REFUSED: (
        gettext_lazy("Hồ sơ %(number)s: nơi nhận từ chối, tìm nơi khác cho trẻ"),
        gettext_lazy("Đọc lý do của nơi nhận rồi chọn cách khác."),
    ),
    _S.STOPPED: (
        gettext_lazy("Hồ sơ %(number)s: lời giới thiệu đã dừng, báo nơi nhận"),
        gettext_lazy("Nơi nhận phải biết để dừng; trẻ vẫn cần được giúp bằng cách khác."),
    ),
    _S.ENDED: (
        gettext_lazy("Hồ sơ %(number)s: lời giới thiệu đã dừng, tìm cách khác cho trẻ"),
        gettext_lazy(
            "Hỏi lại trẻ và người đại diện, hoặc xin người thứ hai quyết định vì lợi ích của trẻ."
        ),
    ),
}


def _to_confirm(user: User) -> Iterator[WorkItem]:
    scope = user.scope(Permission.CASE_APPROVE)
    rows = Referral.objects.filter(
        state=_S.WAITING, case__in=queries.visible_to(user).values("pk")
    ).exclude(written_by=user)
    if not scope.everywhere:
        rows = rows.filter(case__commune__in=scope.communes)
    for row in rows.select_related("case").order_by("number")[:_MOST]:
        yield WorkItem(
            _("Hồ sơ %(number)s: quyết định chia sẻ khi chưa có đồng ý")
            % {"number": row.case.number},
            reverse("support:referral", args=[row.case_id, row.pk]),
            None,
            _("Cán bộ cho rằng chờ thì có hại cho trẻ; cần người thứ hai."),
            "red",
        )


def _to_answer(user: User, now: datetime) -> Iterator[WorkItem]:
    waiting = [_S.SENT, _S.ACKNOWLEDGED, _S.ACCEPTED, _S.STOPPED]
    rows = list(arrived_for(user).filter(state__in=waiting)[:_MOST])
    dues = _dues(rows, now)
    for row in rows:
        words, calm = _ANSWERS[ReferralState(row.state)]
        due = dues.get(row.pk)
        late = due is not None and due[1] is ClockState.OVERDUE
        yield WorkItem(
            str(words) % {"number": row.number},
            reverse("support:arrived", args=[row.pk]),
            due[0].due_at if due else None,
            _("Gửi đến cơ quan của bạn để giúp một trẻ."),
            "red" if late or row.state == _S.STOPPED else calm,
        )


_ANSWERS: dict[ReferralState, tuple[Any, Level]] = {
    _S.SENT: (gettext_lazy("Lời giới thiệu %(number)s: đọc và trả lời"), "orange"),
    _S.ACKNOWLEDGED: (gettext_lazy("Lời giới thiệu %(number)s: nhận lời hay không"), "orange"),
    _S.ACCEPTED: (gettext_lazy("Lời giới thiệu %(number)s: ghi kết quả khi xong"), "green"),
    _S.STOPPED: (gettext_lazy("Lời giới thiệu %(number)s: dừng lại và xác nhận"), "orange"),
}


def _transfers(user: User, now: datetime) -> Iterator[WorkItem]:
    waiting = list(transfers_for(user).filter(state=TransferState.PROPOSED)[:_MOST])
    dues = {clock.subject: clock for clock in clocks.of(row.pk for row in waiting)}
    for row in waiting:
        if may_answer(row, user):
            clock = dues.get(row.pk)
            late = clock is not None and clocks.state(clock, now=now) is ClockState.OVERDUE
            yield WorkItem(
                _("Hồ sơ %(number)s: nhận hay không nhận chuyển đến") % {"number": row.case.number},
                reverse("support:transfer", args=[row.pk]),
                clock.due_at if clock else None,
                _("Một xã, phường khác đề nghị bạn nhận hồ sơ của trẻ."),
                "red" if late else "orange",
            )


def _orphans(user: User, now: datetime) -> Iterator[WorkItem]:
    left = orphans(user, today(now))
    names = latest_names(o.commune for o in left)
    for each in left:
        yield WorkItem(
            _("Nhận %(n)s hồ sơ của %(commune)s")
            % {"n": each.cases, "commune": names[each.commune]},
            reverse("support:transfers"),
            None,
            _("Xã, phường đó không còn; nơi của bạn kế tục, trẻ đang chờ."),
            "red",
        )


def _gone(user: User, now: datetime) -> Iterator[WorkItem]:
    for officer, cases in gone_without_handover(user, now=now)[:_MOST]:
        yield WorkItem(
            _("Bàn giao %(n)s hồ sơ của %(name)s") % {"n": cases, "name": officer},
            reverse("support:handover", args=[officer.pk]),
            None,
            _("Người này không còn làm việc ở đây mà hồ sơ chưa giao cho ai."),
            "red",
        )


def publish() -> None:
    register(items)
