"""Telling administrators: when a trouble begins, again each day while it stays, when it is over.

Each way by itself: while the mail server is down the webhook still tells, and the mail follows when
it is back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid5

import structlog
from django.conf import settings
from django.db import transaction

from khien.core.models import Channel
from khien.core.reminders.channels import Message, NotTaken, Unreachable, opened, post_signed
from khien.people.models import ReminderWay
from khien.people.roles import Role
from khien.people.rules import holders
from khien.site.console import both
from khien.site.models import Severity, Telling, Trouble, Way

AGAIN_AFTER = timedelta(hours=24)
log = structlog.get_logger()


@dataclass(frozen=True)
class Due:
    """`before`: when it was last told this way."""

    trouble: Trouble
    before: datetime | None

    @property
    def over(self) -> bool:
        return self.trouble.ended_at is not None

    @property
    def state(self) -> str:
        if self.over:
            return "over"
        return "still" if self.before else "new"


def tell(*, now: datetime) -> int:
    """How many troubles were told, over all ways. Safe to repeat."""
    return sum(_tell(way, now=now) for way in _configured())


def _configured() -> list[Way]:
    ways = [Way.MAIL] if settings.MAIL_SERVER else []
    return [*ways, Way.WEBHOOK] if settings.ALERT_WEBHOOK else ways


def _tell(way: Way, *, now: datetime) -> int:
    due = due_for(way, now=now)
    if not due:
        return 0
    send = _by_mail if way == Way.MAIL else _by_webhook
    try:
        told = send(due, now)
    except Unreachable as why:
        log.warning("alert not sent", way=way.value, why=str(why))
        return 0
    _keep(told, way, now=now)
    return len(told)


def due_for(way: Way, *, now: datetime) -> list[Due]:
    rows = Trouble.objects.exclude(severity=Severity.NOTE).order_by("began_at", "id")
    recent = rows.filter(ended_at=None) | rows.filter(ended_at__gt=now - 31 * AGAIN_AFTER)
    tellings = Telling.objects.filter(way=way, trouble__in=recent).order_by("at")
    last = {each.trouble_id: each for each in tellings}
    found = (_due(row, last.get(row.pk), now=now) for row in recent)
    return [each for each in found if each]


def _due(trouble: Trouble, last: Telling | None, *, now: datetime) -> Due | None:
    if trouble.ended_at is not None:
        return Due(trouble, last.at) if last and not last.over else None
    if last and now - last.at < AGAIN_AFTER:
        return None
    return Due(trouble, last.at if last else None)


@transaction.atomic
def _keep(told: Iterable[Due], way: Way, *, now: datetime) -> None:
    Telling.objects.bulk_create(
        Telling(trouble=each.trouble, way=way, at=now, over=each.over) for each in told
    )


def _by_mail(due: Sequence[Due], now: datetime) -> Sequence[Due]:
    """One letter a person with all that is due; told where one of them took it."""
    addresses = receivers()
    taken = 0
    with opened(Channel.EMAIL) as sender:
        for address in addresses:
            try:
                sender.send(_letter(address, due, now))
            except NotTaken as why:
                log.warning("alert not taken", why=str(why))
            else:
                taken += 1
    return due if taken else []


def receivers() -> list[str]:
    """Of each administrator what they gave for reminders, else the account's address."""
    people = holders(Role.ADMINISTRATOR)
    ways = ReminderWay.objects.filter(channel=Channel.EMAIL, user__in=people)
    given = {way.user_id: way.address for way in ways}
    own = (given.get(person.pk) or person.email for person in people)
    return list(dict.fromkeys(address for address in (*own, *settings.ALERT_MAIL) if address))


_STATES = {
    "new": ("MỚI", "NEW"),
    "still": ("VẪN CÒN", "STILL THERE"),
    "over": ("ĐÃ HẾT", "OVER"),
}


def _letter(address: str, due: Sequence[Due], now: datetime) -> Message:
    open_ones = sum(not each.over for each in due)
    subject = both(f"Khiên: {open_ones} trục trặc", f"{open_ones} troubles")
    if not open_ones:
        subject = both("Khiên: trục trặc đã hết", "troubles are over")
    lines = [line for each in due for line in _lines(each)]
    lines += [f"{settings.SITE_URL}/lam-viec/suc-khoe/"]
    key = str(uuid5(due[0].trouble.pk, f"{address}{now.isoformat()}"))
    return Message(address, subject, "\n".join(lines), subject, key)


def _lines(due: Due) -> Iterable[str]:
    yield f"[{both(*_STATES[due.state])}] {due.trouble.code}"
    yield due.trouble.said["vi"]
    yield due.trouble.said["en"]
    if not due.over:
        yield f"→ {due.trouble.advice['vi']}"
        yield f"→ {due.trouble.advice['en']}"
    yield ""


def _by_webhook(due: Sequence[Due], now: datetime) -> Sequence[Due]:
    """Each by itself. Where the address goes away meanwhile, those it took are kept."""
    told: list[Due] = []
    for each in due:
        try:
            post_signed(settings.ALERT_WEBHOOK, settings.ALERT_WEBHOOK_SECRET, _json(each, now))
        except NotTaken as why:
            log.warning("alert not taken", why=str(why))
        except Unreachable:
            if not told:
                raise
            break
        else:
            told.append(each)
    return told


def _json(due: Due, now: datetime) -> dict[str, str]:
    trouble = due.trouble
    return {
        "code": trouble.code,
        "subject": trouble.subject,
        "severity": trouble.severity,
        "state": due.state,
        "text": both(trouble.said["vi"], trouble.said["en"]),
        "advice": both(trouble.advice["vi"], trouble.advice["en"]),
        "key": str(uuid5(trouble.pk, f"{due.state}{now:%Y-%m-%d}")),
    }
