"""A fortnight at the hotline desk: calls told mildly, silent ones counted, shifts handed over."""

from datetime import datetime, timedelta
from random import Random

from khien.core.ids import new_id
from khien.directory.models import Organisation
from khien.intake.actions import contact as desk
from khien.intake.actions import shift
from khien.intake.models import (
    EMPTY_KINDS,
    About,
    Caller,
    Contact,
    ContactCategory,
    ContactKind,
    Spoken,
)
from khien.intake.rules.contact import ContactFacts
from khien.people.models import User
from khien.site.sample.names import person

_DAYS, _CALLS, _EMPTY = 14, 36, 12
_TOLD = (
    (ContactKind.COUNSELLING, Caller.CHILD, "Em bị các bạn trêu trong nhóm chat, hỏi nên làm gì."),
    (ContactKind.COUNSELLING, Caller.PARENT, "Con chơi máy đến khuya, mẹ hỏi cách nói với con."),
    (ContactKind.INFORMATION, Caller.TEACHER, "Hỏi cách báo một trang giả tên nhà trường."),
    (ContactKind.INFORMATION, Caller.RELATIVE, "Bà hỏi cháu bị lừa mất tài khoản thì đến đâu."),
    (ContactKind.REPORT, Caller.FRIEND, "Bạn cùng lớp bị dọa, em gọi hỏi cách giúp bạn."),
    (ContactKind.FOLLOW_UP, Caller.PARENT, "Hỏi việc đã báo tuần trước đến đâu rồi."),
)  # fmt: skip
_NOTES = "Ca yên. Một gia đình hẹn gọi lại chiều mai, xin nghe máy giúp."


def sit_at_the_desk(
    counsellor: User, lead: User, communes: list[Organisation], random: Random, *, now: datetime
) -> int:
    """How many contacts; the last one is still open."""
    made = [
        _call(counsellor, random.choice(communes), random, at=now - _ago(random))
        for _number in range(_CALLS)
    ]
    for _number in range(_EMPTY):
        kind = random.choice(EMPTY_KINDS)
        desk.count_empty(new_id(), kind, by=counsellor, now=now - _ago(random))
    _call(counsellor, communes[0], random, at=now - timedelta(minutes=4), ends=False)
    _hand_over(made, counsellor, lead, now=now)
    return _CALLS + _EMPTY + 1


def _ago(random: Random) -> timedelta:
    return timedelta(minutes=random.randint(60, _DAYS * 24 * 60))


def _call(
    by: User, commune: Organisation, random: Random, *, at: datetime, ends: bool = True
) -> Contact:
    kind, caller, told = random.choice(_TOLD)
    leaves = ContactCategory.objects.filter(parent__isnull=False, disturbing=False)
    facts = ContactFacts(
        kind=kind,
        category_id=random.choice(list(leaves.order_by("pk").values_list("pk", flat=True))),
        caller_is=caller,
        about=About.CHILD,
        language=random.choice([Spoken.VIETNAMESE] * 6 + [Spoken.MUONG]),
        caller_name=person(random),
        child_age=random.randint(7, 16),
        notes=f"{told} (dữ liệu mẫu)",
        commune_id=commune.pk,
    )
    page = desk.Page(new_id())
    made = desk.save(new_id(), facts, page=page, by=by, now=at)
    if ends:
        desk.end(made, by=by, now=at + timedelta(minutes=random.randint(4, 25)))
    return made


def _hand_over(made: list[Contact], counsellor: User, lead: User, *, now: datetime) -> None:
    """The one of yesterday was taken over; the one of this morning waits for the counsellor."""
    yesterday, early = now - timedelta(days=1), now - timedelta(hours=2)
    left = shift.hand_over(notes=_NOTES, contacts=[made[0].pk], by=counsellor, now=yesterday)
    shift.take_over(left, by=lead, now=yesterday + timedelta(minutes=10))
    shift.hand_over(notes="Đêm qua ít cuộc gọi.", contacts=[made[1].pk], by=lead, now=early)
