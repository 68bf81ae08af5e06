"""Who is around the children of the sample cases, what was agreed with them, and who helps along.

Every case draws from its own number, so that nothing else of the province changes by it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from khien.core.calendars import today
from khien.people.models import User
from khien.site.sample.names import person
from khien.site.sample.team import Team
from khien.support.actions import consent, meeting, people, referral
from khien.support.actions.consent import Yes
from khien.support.actions.meeting import Minutes, Task
from khien.support.actions.people import Person
from khien.support.actions.referral import Draft
from khien.support.models import (
    Carer,
    Case,
    Giver,
    Manner,
    Meeting,
    MeetingKind,
    Purpose,
    Referral,
    Safety,
)
from khien.support.rules.referral import Verb

DAY = timedelta(days=1)
_ASKED_FROM = 7  # the age from which a child is asked too
_OTHERS = ("bà ngoại", "bà nội", "ông nội", "cô ruột", "anh trai")
_NEEDS = (
    "Nói chuyện với em về việc đã xảy ra, giúp em ngủ yên.",
    "Xem em có cần tư vấn tâm lý thêm không.",
)
_AT_SCHOOL = "Giáo viên chủ nhiệm để ý em trong lớp và báo lại hằng tuần."
_CLINIC = "Phòng tư vấn Hoa Sen (mẫu)"


@dataclass(frozen=True)
class Around:
    """One case, who works on it, and until when its story goes."""

    case: Case
    team: Team
    end: datetime

    @property
    def random(self) -> Random:
        return Random(self.case.number)  # noqa: S311  (the same story on every machine)


def add_people(story: Around, *, now: datetime) -> None:
    """A parent, most often somebody more; now and then somebody whom nobody may tell."""
    random = story.random
    parent = Person(
        name=person(random),
        relationship=random.choice(("mẹ", "mẹ", "bố")),
        phone=f"0900 000 {random.randint(100, 999)}",
        safety=Safety.SAFE,
        is_representative=True,
        lives_with_child=True,
    )
    _add(story, parent, now=now)
    if random.random() < 0.6:
        known = random.choice([Safety.SAFE, Safety.SAFE, Safety.UNKNOWN])
        other = random.choice(_OTHERS)
        _add(story, Person(name=person(random), relationship=other, safety=known), now=now)
    if random.random() < 0.1:
        unsafe = Person(relationship="người quen của gia đình", safety=Safety.UNSAFE)
        _add(story, unsafe, now=now)


def _add(story: Around, who: Person, *, now: datetime) -> Carer:
    return people.add_carer(story.case, person=who, by=story.team.officer, now=now)


def meet_about_needs(story: Around, *, now: datetime) -> None:
    """Before the plan; what somebody took on there is done within days."""
    random, team = story.random, story.team
    helper = f"{person(random)}, Hội Phụ nữ"
    task = Task("Thăm gia đình, hỏi cần giúp gì.", today(now + 5 * DAY), outside=helper)
    minutes = Minutes(
        MeetingKind.NEEDS,
        today(now),
        f"{team.officer.full_name}, cán bộ bảo vệ trẻ em\n"
        f"{helper}\n{person(random)}, giáo viên chủ nhiệm",
        "Em cần được lắng nghe, gia đình cần biết cách giữ an toàn trên mạng.",
        place="Trụ sở Ủy ban nhân dân",
        discussed="Việc đã xảy ra, điều em và gia đình muốn.",
    )
    held = _meet(story, minutes, task, now=now)
    done = now + (4 if random.random() < 0.85 else 16) * DAY
    if done < story.end:
        _finish(held, team.officer, now=done)


def confer(story: Around, *, now: datetime) -> None:
    """In some cases: those who help meet, and somebody outside takes something on."""
    random, team = story.random, story.team
    if random.random() > 0.25 or now > story.end:
        return
    teacher = f"{person(random)}, giáo viên chủ nhiệm"
    minutes = Minutes(
        MeetingKind.CONFERENCE,
        today(now),
        f"{team.officer.full_name}, cán bộ bảo vệ trẻ em\n{teacher}",
        "Em đã vui hơn; nhà trường tiếp tục để ý.",
    )
    task = Task(_AT_SCHOOL, today(now + 14 * DAY), outside=teacher)
    held = _meet(story, minutes, task, now=now)
    if now + 14 * DAY < story.end:
        _finish(held, team.officer, now=now + 14 * DAY)


def give_a_task(story: Around) -> None:
    """Today, in some cases that are still open: the officer has it on the work list."""
    if story.random.random() < 0.3:
        by, end = story.team.officer, story.end
        task = Task("Thăm nhà, hỏi em muốn được giúp gì.", today(end + 3 * DAY), by.pk)
        meeting.assign(story.case, task=task, by=by, now=end)


def _meet(story: Around, minutes: Minutes, task: Task, *, now: datetime) -> Meeting:
    by = story.team.officer
    return meeting.record_meeting(story.case, minutes=minutes, tasks=(task,), by=by, now=now)


def _finish(held: Meeting, by: User, *, now: datetime) -> None:
    for action in held.assigned_actions.all():
        meeting.finish_action(action, done_on=today(now), result="Đã làm.", by=by, now=now)


def refer(story: Around, *, now: datetime) -> None:
    """In every fourth case: agreed to first, then sent; who received it answers in days."""
    if story.random.random() > 0.25 or now + DAY > story.end:
        return
    school = story.team.school
    purpose = Purpose.SCHOOL if school else Purpose.HEALTH
    _agree(story, purpose, now=now)
    draft = Draft(
        purpose,
        _AT_SCHOOL if school else story.random.choice(_NEEDS),
        shares=("name", "sex_and_age"),
        organisation=school.pk if school else None,
        outside="" if school else _CLINIC,
    )
    by = story.team.officer
    row = referral.write_referral(story.case, draft=draft, by=by, now=now)
    referral.send(row, by=by, now=now + DAY / 24)
    _answer(story, row, story.team.receiver or by, now=now)


def _agree(story: Around, purpose: Purpose, *, now: datetime) -> None:
    by, day = story.team.officer, today(now)
    parent = story.case.carers.filter(is_representative=True).first()
    asked = [(Giver.REPRESENTATIVE, parent)]
    if story.case.age is None or story.case.age >= _ASKED_FROM:
        asked.append((Giver.CHILD, None))
    for giver, carer in asked:
        yes = Yes(purpose, giver, Manner.SPOKEN, day, carer=carer)
        consent.give_consent(story.case, yes=yes, by=by, now=now)


def _answer(story: Around, row: Referral, by: User, *, now: datetime) -> None:
    """What happened by today."""
    steps = (
        (Verb.ACKNOWLEDGE, 1, ""),
        (Verb.ACCEPT, 2, ""),
        (Verb.FINISH, 12, "Đã gặp em hai lần, em thấy đỡ lo."),
    )
    for verb, days, words in steps:
        if now + days * DAY < story.end:
            referral.answer(row, verb, words=words, by=by, now=now + days * DAY)
