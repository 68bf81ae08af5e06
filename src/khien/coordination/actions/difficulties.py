"""A difficulty: raised, sent to who can answer, answered, and said whether that helped."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events, subjects
from khien.coordination.models import (
    CompetentLevel,
    Difficulty,
    DifficultyState,
    GuidanceVersion,
    Referral,
    ReferralEnd,
    Resolution,
)
from khien.coordination.queries.difficulties import holder
from khien.coordination.queries.offices import commune_of, leads, office_for, works_for
from khien.coordination.rules import difficulties as rules
from khien.coordination.rules.difficulties import DIFFICULTY, DifficultyStep
from khien.coordination.rules.steps import after, check_mine, check_version, check_words
from khien.coordination.subjects import Subject
from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.models import Organisation
from khien.people.models import User

_A_MOMENT = timedelta(minutes=10)


@dataclass(frozen=True)
class To:
    """Who is asked: a level, what it is competent for, and at the top a body outside, in words."""

    level: CompetentLevel
    function: str = ""
    outside: str = ""


@dataclass(frozen=True)
class NewDifficulty:
    kind: str
    title: str
    words: str
    to: To
    blocking: bool = False
    tried: str = ""
    wish: str = ""
    about: Subject | None = None


@transaction.atomic
def raise_difficulty(new: NewDifficulty, *, office: UUID, by: User, now: datetime) -> Difficulty:
    """It goes at once to the office that can answer. Sent twice, as by a double tap, it is one."""
    own = by.scope(Permission.COORDINATION_WORK).organisations
    check_mine(mine=office in own, sentence=_("Bạn chỉ nêu vướng mắc thay đơn vị mình."))
    subjects.check_may_be_about(by, new.about, now)
    Organisation.objects.select_for_update(no_key=True).get(pk=office)
    just_sent = Difficulty.objects.filter(
        office=office, raised_by=by, title=new.title.strip(), raised_at__gt=now - _A_MOMENT
    )
    for same in just_sent:
        if same.words == new.words.strip():
            return same
    made = Difficulty.objects.create(
        kind=new.kind,
        blocking=new.blocking,
        title=check_words(new.title, _("Ghi tên vướng mắc."), field="title"),
        words=check_words(new.words, _("Ghi vướng ở đâu."), field="words"),
        tried=new.tried.strip() or None,
        wish=new.wish.strip() or None,
        level=new.to.level,
        office_id=office,
        raised_at=now,
        raised_by=by,
        **(new.about.column if new.about else {}),
    )
    made.refresh_from_db(fields=["number"])
    about = new.about.key if new.about else ""
    event = events.DifficultyRaised(made.pk, new.kind, new.blocking, office, about)
    ledger.record(event, by=by, now=now)
    _send(made, new.to, sender=office, why="", by=by, now=now)
    made.save()
    return made


def _send(row: Difficulty, to: To, *, sender: UUID, why: str, by: User, now: datetime) -> Referral:
    """The next link of the chain, with its clock; the row is saved by the caller."""
    day = today(now)
    of_commune = commune_of(sender, day) is not None
    rules.check_level(to.level, outside=to.outside, of_commune=of_commune)
    office = office_for(to.level, to.function, asking=sender, on=day)
    ends = list(row.referrals.values_list("office", "ended_how"))
    rules.check_can_send_to(office, sender=sender, level=to.level, ends=ends)
    made = Referral.objects.create(
        difficulty=row,
        position=len(ends) + 1,
        office_id=office,
        outside=to.outside.strip() if to.level == CompetentLevel.CENTRAL else "",
        function=to.function,
        level=to.level,
        why=why.strip(),
        sent_at=now,
        sent_by=by,
    )
    row.state, row.level = DifficultyState.REFERRED, to.level
    code = rules.clock_of(to.level, blocking=row.blocking)
    clocks.start(code, subject=made.pk, now=now, responsible=office)
    event = events.DifficultyReferred(row.pk, made.position, office, str(to.level))
    ledger.record(event, by=by, now=now)
    return made


def _begin(difficulty: Difficulty, step: DifficultyStep, *, seen: int | None) -> Difficulty:
    """The row, locked, already in the state that follows; its version counted on."""
    row = Difficulty.objects.select_for_update(of=("self",)).get(pk=difficulty.pk)
    check_version(row.version, seen)
    row.state = after(DIFFICULTY[step], DifficultyState(row.state))
    row.version += 1
    return row


def _end(referral: Referral | None, how: ReferralEnd, *, now: datetime) -> None:
    if referral is None:
        return
    referral.ended_at, referral.ended_how = now, how
    referral.save(update_fields=["ended_at", "ended_how"])
    if how == ReferralEnd.TAKEN_BACK:
        clocks.cancel_all(subject=referral.pk, now=now)
    else:
        clocks.stop_all(subject=referral.pk, now=now)


@transaction.atomic
def refer(
    difficulty: Difficulty,
    to: To,
    *,
    why: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> Referral:
    """On to another office: by who holds it, by who raised it while nobody does, or by a lead."""
    row = _begin(difficulty, DifficultyStep.REFER, seen=seen)
    held = holder(row)
    sender = held.office_id if held else row.office_id
    mine = leads(by) or sender in works_for(by, now)
    check_mine(mine=mine, sentence=_("Vướng mắc này đang ở đơn vị khác."))
    said = check_words(why, _("Ghi vì sao chuyển đến nơi này."), field="why")
    _end(held, ReferralEnd.PASSED_ON, now=now)
    made = _send(row, to, sender=sender, why=said, by=by, now=now)
    row.save()
    return made


@transaction.atomic
def hand_back(
    difficulty: Difficulty, *, why: str, by: User, now: datetime, seen: int | None = None
) -> None:
    """Not for this office to answer, and it does not know for whom."""
    row = _begin(difficulty, DifficultyStep.HAND_BACK, seen=seen)
    held = _held_by(row, by=by, now=now)
    held.why = check_words(why, _("Ghi vì sao không thuộc thẩm quyền."), field="why")
    held.save(update_fields=["why"])
    _end(held, ReferralEnd.HANDED_BACK, now=now)
    row.save()
    event = events.DifficultyHandedBack(row.pk, held.position, held.office_id)
    ledger.record(event, by=by, now=now)


def _held_by(row: Difficulty, *, by: User, now: datetime) -> Referral:
    held = row.referrals.get(ended_at=None)
    mine = held.office_id in works_for(by, now)
    check_mine(mine=mine, sentence=_("Vướng mắc này đang ở đơn vị khác."))
    return held


@dataclass(frozen=True)
class Decision:
    outcome: str
    words: str = ""
    cites: str = ""
    guidance: GuidanceVersion | None = None


@transaction.atomic
def answer(
    difficulty: Difficulty,
    decision: Decision,
    *,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> Resolution:
    row = _begin(difficulty, DifficultyStep.ANSWER, seen=seen)
    held = _held_by(row, by=by, now=now)
    rules.check_can_answer(by=by.pk, raised_by=row.raised_by_id)
    reuses = decision.guidance is not None
    rules.check_outcome(decision.outcome, words=decision.words, reuses=reuses)
    made = Resolution.objects.create(
        difficulty=row,
        referral=held,
        outcome=decision.outcome,
        words=decision.words.strip() or None,
        cites=decision.cites.strip(),
        guidance=decision.guidance,
        decided_at=now,
        decided_by=by,
    )
    _end(held, ReferralEnd.ANSWERED, now=now)
    row.save()
    used = decision.guidance.pk if decision.guidance else None
    event = events.DifficultyAnswered(
        row.pk, held.position, held.office_id, str(decision.outcome), used
    )
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def confirm(
    difficulty: Difficulty,
    *,
    helped: bool,
    why_not: str = "",
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """The office that raised it says whether its work goes on; if not, it waits to be sent on."""
    step = DifficultyStep.HELPED if helped else DifficultyStep.NOT_HELPED
    row = _begin(difficulty, step, seen=seen)
    _check_raised_here(row, by=by, now=now)
    last = row.resolutions.latest("decided_at")
    last.helped, last.said_at = helped, now
    if helped:
        row.closed_at = now
    else:
        last.why_not = check_words(why_not, _("Ghi vì sao chưa gỡ được."), field="why_not")
    last.save(update_fields=["helped", "said_at", "why_not"])
    row.save()
    ledger.record(events.DifficultyConfirmed(row.pk, helped), by=by, now=now)


@transaction.atomic
def withdraw(difficulty: Difficulty, *, by: User, now: datetime, seen: int | None = None) -> None:
    row = _begin(difficulty, DifficultyStep.WITHDRAW, seen=seen)
    _check_raised_here(row, by=by, now=now)
    _end(holder(row), ReferralEnd.TAKEN_BACK, now=now)
    row.closed_at = now
    row.save()
    ledger.record(events.DifficultyWithdrawn(row.pk, row.office_id), by=by, now=now)


def _check_raised_here(row: Difficulty, *, by: User, now: datetime) -> None:
    mine = row.office_id in works_for(by, now)
    check_mine(mine=mine, sentence=_("Việc này do đơn vị đã nêu vướng mắc làm."))
