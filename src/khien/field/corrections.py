"""The words of Mẫu 01 that a phone shows and may correct, and how they reach the case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.people.models import User
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import Case

LABELS: dict[str, str | Promise] = {
    "name": _("Tên trẻ"),
    "born": _("Ngày sinh"),
    "ethnicity": _("Dân tộc"),
    "address": _("Nơi ở"),
    "school": _("Trường, lớp"),
    "carers": _("Cha mẹ, người chăm sóc"),
    "contact": _("Cách liên hệ an toàn"),
    "what_happened": _("Chuyện gì đã xảy ra"),
    "state_of_child": _("Tình trạng của trẻ lúc này"),
    "done_so_far": _("Việc đã làm"),
}


def texts_of(case: Case) -> dict[str, str]:
    held = {**(case.child or {}), **(case.circumstances or {})}
    return {name: str(held.get(name) or "") for name in LABELS}


def corrected(case: Case, changes: Mapping[str, str], *, by: User, now: datetime) -> None:
    """Raises Refused as the page of Mẫu 01 does."""
    texts: dict[str, Any] = texts_of(case) | {k: v for k, v in changes.items() if k in LABELS}
    registration = Registration(
        **texts,
        sex=case.sex,
        age=case.age,
        age_is_estimate=case.age_is_estimate,
        residence=case.residence_id,
    )
    actions.correct(case, registration=registration, seen=case.version, by=by, now=now)
