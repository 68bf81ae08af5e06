"""What waits in screening for a person: what scans of their office found."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.work import WorkItem
from khien.people.models import User
from khien.screening.queries import hits


def items(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (nothing here has a deadline)
    if not isinstance(user, User) or not user.may(Permission.SCREENING_WORK):
        return []
    waiting = hits.waiting(user).count()
    if not waiting:
        return []
    return [
        WorkItem(
            _("Xem %(count)s phát hiện của máy") % {"count": waiting},
            reverse("screening:hits"),
            None,
            _("Máy chỉ gợi ý: mỗi phát hiện chờ một người quyết định."),
            "orange",
        )
    ]
