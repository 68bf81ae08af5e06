"""What people of accounts are told: on their list until they know it, and by mail where they asked.

A message that leaves the house names nobody.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from khien.core.models import Channel
from khien.core.reminders.channels import Message, NotTaken, Unreachable, opened
from khien.core.work import WorkItem
from khien.people.models import AccountNotice, NoticeKind, ReminderWay, User
from khien.people.roles import Role
from khien.people.rules import holders

_MAILED_FOR = timedelta(days=7)
_MOST = 100


def tell(people: Iterable[User], kind: NoticeKind, *, about: User, now: datetime) -> None:
    AccountNotice.objects.bulk_create(
        AccountNotice(person=each, kind=kind, about=about, at=now) for each in set(people)
    )


def tell_administrators(
    kind: NoticeKind, *, about: User, now: datetime, but: Iterable[User] = ()
) -> None:
    """And the person themselves, who may notice that it was not they who asked."""
    told = {*holders(Role.ADMINISTRATOR), about} - set(but)
    tell(told, kind, about=about, now=now)


def unknown_of(user: User) -> list[AccountNotice]:
    rows = user.account_notices.filter(known_at=None).select_related("about")
    return list(rows.order_by("-at")[:_MOST])


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (every provider is asked so)
    if not isinstance(user, User):
        return []
    found = unknown_of(user)
    if not found:
        return []
    text = f"{found[0].get_kind_display()}: {found[0].about}"
    why = _("Đọc rồi bấm “Đã biết”.")
    return [WorkItem(text, reverse("people:notices"), None, why, "orange")]


def post(*, now: datetime) -> int:
    """How many were mailed. Where the server is away, the rest waits for the next run."""
    if not settings.MAIL_SERVER:
        return 0
    fresh = AccountNotice.objects.filter(mailed_at=None, known_at=None, at__gt=now - _MAILED_FOR)
    waiting = list(fresh.order_by("at")[:_MOST])
    ways = ReminderWay.objects.filter(channel=Channel.EMAIL).exclude(address="")
    to = dict(ways.filter(user__in={n.person_id for n in waiting}).values_list("user", "address"))
    sent = 0
    try:
        with opened(Channel.EMAIL) as sender:
            for notice in (each for each in waiting if each.person_id in to):
                try:
                    sender.send(_message(to[notice.person_id], notice))
                    sent += 1
                except NotTaken:
                    pass  # an address that takes nothing: it is not tried again
                AccountNotice.objects.filter(pk=notice.pk).update(mailed_at=now)
    except Unreachable:
        return sent
    return sent


def _message(address: str, notice: AccountNotice) -> Message:
    with override("vi"):
        said = str(NoticeKind(notice.kind).label)
        text = f"{said}.\n\n{settings.SITE_URL}{reverse('people:notices')}\n"
    return Message(address, f"Khiên: {said}", text, said, str(notice.pk))
