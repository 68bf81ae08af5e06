"""What waits for whoever sets an installation up: each step that is not done yet."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from khien.core import setting_up
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import User


def items(user: Any, now: datetime) -> list[WorkItem]:
    """Nothing once all of it is done."""
    if not isinstance(user, User) or not user.may(Permission.SETTINGS_MANAGE):
        return []
    why = _("Cài đặt còn thiếu bước này.")
    return [
        WorkItem(f"{step.title}: {step.state}", step.url, None, why, "orange")
        for step in setting_up.steps(now)
        if not step.done
    ]


def publish() -> None:
    register(items)
