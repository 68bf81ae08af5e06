"""What waits for those who keep banks: entries set aside, and entries that people called wrong."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.permissions import Permission
from khien.core.work import WorkItem
from khien.people.models import User
from khien.screening.queries.bank_review import count_quarantined, judged_wrong


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (every provider takes it)
    if not isinstance(user, User) or not user.may(Permission.BANK_MANAGE):
        return []
    page = reverse("screening:banks_review")
    found = []
    if aside := count_quarantined():
        text = ngettext(
            "%(count)d mục của kho đang bị cách ly", "%(count)d mục của kho đang bị cách ly", aside
        )
        why = _("Bỗng khớp với quá nhiều thứ: hãy cho dùng lại hoặc gỡ.")
        found.append(WorkItem(text % {"count": aside}, page, None, why, "orange"))
    if wrong := len(judged_wrong()):
        text = ngettext(
            "%(count)d mục của kho bị cho là báo nhầm",
            "%(count)d mục của kho bị cho là báo nhầm",
            wrong,
        )
        why = _("Người xem cho rằng không phải vi phạm: hãy xác nhận hoặc gỡ.")
        found.append(WorkItem(text % {"count": wrong}, page, None, why, "green"))
    return found
