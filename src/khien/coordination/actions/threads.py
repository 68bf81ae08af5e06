"""Threads: opened, written to, answered, closed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events, subjects
from khien.coordination.models import Ask, Post, Thread, ThreadOffice
from khien.coordination.queries import threads as queries
from khien.coordination.queries.offices import works_for
from khien.coordination.rules import threads as rules
from khien.coordination.rules.steps import check_mine, check_words
from khien.coordination.subjects import Subject
from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.models import User

_A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True)
class NewPost:
    """`asked`: offices that must answer by `due_on`. `answers`: asks that this answers."""

    words: str
    asked: Collection[UUID] = ()
    due_on: date | None = None
    answers: Collection[Ask] = ()


@dataclass(frozen=True)
class NewThread:
    title: str
    about: Subject | None
    offices: Collection[UUID]
    post: NewPost


@transaction.atomic
def open_thread(new: NewThread, *, office: UUID, by: User, now: datetime) -> Thread:
    own = by.scope(Permission.COORDINATION_WORK).organisations
    check_mine(mine=office in own, sentence=_("Bạn chỉ viết thay đơn vị mình."))
    subjects.check_may_be_about(by, new.about, now)
    made = Thread.objects.create(
        title=check_words(new.title, _("Ghi trao đổi về việc gì."), field="title"),
        office_id=office,
        opened_at=now,
        opened_by=by,
        last_at=now,
        **(new.about.column if new.about else {}),
    )
    about = new.about.key if new.about else ""
    ledger.record(events.ThreadOpened(made.pk, office, about), by=by, now=now)
    _join(made, {office, *new.offices}, but=office, by=by, now=now)
    _write(made, new.post, office=office, by=by, now=now)
    return made


def _join(
    thread: Thread, offices: Iterable[UUID], *, but: UUID | None, by: User, now: datetime
) -> None:
    """Those not there yet. `but`: who opened it, who sees the incident by itself."""
    wanted = set(offices) - queries.offices_in(thread)
    told = queries.told_of(thread.incident_id) if thread.incident_id else set()
    incident = thread.incident_id is not None
    rules.check_can_join(wanted - {but}, about_incident=incident, told=told)
    for office in wanted:
        ThreadOffice.objects.create(thread=thread, office_id=office, joined_at=now)
        if office != but:
            ledger.record(events.OfficeInvited(thread.pk, office), by=by, now=now)


def _begin(thread: Thread, *, office: UUID | None, by: User, now: datetime) -> Thread:
    """The row, locked; raises Refused where it is closed or not theirs to write in."""
    row = Thread.objects.select_for_update().get(pk=thread.pk)
    rules.check_open(closed=row.closed_at is not None)
    if office is not None:
        mine = office in works_for(by, now) and office in queries.offices_in(row)
        check_mine(mine=mine, sentence=_("Đơn vị của bạn không có trong trao đổi này."))
    return row


@transaction.atomic
def write(thread: Thread, new: NewPost, *, office: UUID, by: User, now: datetime) -> Post:
    row = _begin(thread, office=office, by=by, now=now)
    return _write(row, new, office=office, by=by, now=now)


def _write(thread: Thread, new: NewPost, *, office: UUID, by: User, now: datetime) -> Post:
    asked = set(new.asked)
    rules.check_asks(asked, sender=office, due_on=new.due_on, today=today(now))
    words = check_words(new.words, _("Ghi điều muốn nói."), field="words")
    just_written = thread.posts.filter(by=by, office=office, at__gt=now - _A_MOMENT).last()
    if just_written is not None and just_written.words == words:
        return just_written  # a double tap
    _join(thread, asked, but=None, by=by, now=now)
    post = Post.objects.create(thread=thread, office_id=office, at=now, by=by, words=words)
    answered = _answer(post, new.answers, offices=works_for(by, now), now=now)
    for each in asked:
        _ask(post, each, new.due_on, now=now)
    thread.last_at = now
    thread.save(update_fields=["last_at"])
    event = events.PostWritten(thread.pk, post.pk, office, len(asked), answered)
    ledger.record(event, by=by, now=now)
    return post


def _ask(post: Post, office: UUID, due_on: date | None, *, now: datetime) -> None:
    """`due_on` was checked by then."""
    if due_on is None:
        return
    ask = Ask.objects.create(post=post, office_id=office, due_on=due_on)
    clocks.start_until(rules.CLOCK, subject=ask.pk, until=due_on, now=now, responsible=office)


def _answer(post: Post, asks: Iterable[Ask], *, offices: Collection[UUID], now: datetime) -> int:
    """How many of them were open and these offices' to answer."""
    wanted = [ask.pk for ask in asks]
    open_ones = Ask.objects.filter(pk__in=wanted, office__in=offices, ended_at=None)
    mine = open_ones.filter(post__thread=post.thread_id)
    rows = list(mine.select_for_update(of=("self",)))
    for ask in rows:
        ask.answer, ask.ended_at = post, now
        ask.save(update_fields=["answer", "ended_at"])
        clocks.stop_all(subject=ask.pk, now=now)
    return len(rows)


@transaction.atomic
def drop_ask(ask: Ask, *, by: User, now: datetime) -> None:
    """Whoever asked needs no answer any more."""
    _begin(ask.post.thread, office=ask.post.office_id, by=by, now=now)
    row = Ask.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    if row.ended_at is not None:
        return
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    clocks.cancel_all(subject=row.pk, now=now)
    event = events.AskDropped(ask.post.thread_id, row.office_id, row.due_on)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def close(thread: Thread, *, by: User, now: datetime) -> None:
    row = _begin(thread, office=thread.office_id, by=by, now=now)
    rules.check_can_close(Ask.objects.filter(post__thread=row, ended_at=None).count())
    row.closed_at, row.closed_by = now, by
    row.save(update_fields=["closed_at", "closed_by"])
    ledger.record(events.ThreadClosed(row.pk, row.office_id), by=by, now=now)


def record_reading(thread: Thread, *, by: User, now: datetime) -> None:
    """Who reads about an incident is written down, as on its own page."""
    if thread.incident_id is not None:
        ledger.record(events.ThreadRead(thread.pk, thread.incident_id), by=by, now=now)
