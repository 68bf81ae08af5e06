"""What waits for whoever keeps the banks: a list without its banks, corrections that were asked."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.work import WorkItem
from khien.people.models import User
from khien.screening.models import Correction, Publication
from khien.screening.queries import lists as queries


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.BANK_MANAGE):
        return []
    return [*_lists(now), *_corrections()]


def _lists(now: datetime) -> list[WorkItem]:
    """Asks once for the lists and once for the banks, however many there are."""
    found, banks = [], queries.open_banks()
    for each in Publication.objects.filter(stopped_at=None).order_by("name", "pk"):
        url = reverse("screening:publication", args=[each.pk])
        expired = queries.chosen(each, today(now), banks).expired
        said = {"name": each.name}
        if each.trouble:
            text = _("Danh sách “%(name)s” chưa phát hành được") % said
            found.append(WorkItem(text, url, None, each.trouble, "red"))
        if expired:
            text = _("Danh sách “%(name)s” có kho đã hết hạn") % said
            names = ", ".join(bank.name for bank in expired)
            why = _("Không còn chặn theo: %(names)s.") % {"names": names}
            found.append(WorkItem(text, url, None, why, "orange"))
    return found


def _corrections() -> list[WorkItem]:
    waiting = Correction.objects.filter(decided_at=None).values("host").distinct().count()
    if not waiting:
        return []
    text = ngettext(
        "%(count)s trang được đề nghị xem lại việc chặn",
        "%(count)s trang được đề nghị xem lại việc chặn",
        waiting,
    ) % {"count": waiting}
    why = _("Có người cho rằng trang bị chặn nhầm.")
    return [WorkItem(text, reverse("screening:corrections"), None, why, "orange")]
