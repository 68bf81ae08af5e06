"""Changing what counts: a new version from a day to come, never the old one in place."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.learning.models import CoverageRule

PARAMETERS = (
    "sessions",
    "each_part",
    "longest_gap",
    "reach_percent",
    "stay_days",
    "strands_least",
    "strands_always",
    "full_record",
    "parents_sessions",
    "teachers_sessions",
    "carers_sessions",
    "minutes",
    "minutes_young",
    "young_up_to_grade",
    "needs_lesson",
    "part_counts_from",
)


def check_can_change(
    latest: CoverageRule, numbers: dict[str, Any], *, valid_from: date, today: date
) -> None:
    if valid_from <= today:
        raise Refused(
            _("Điều kiện mới chỉ có hiệu lực từ một ngày chưa đến, để không đổi số đã công bố."),
            field="valid_from",
        )
    if valid_from <= latest.valid_from:
        raise Refused(
            _("Đã có điều kiện từ ngày %(day)s. Hãy chọn một ngày sau đó.")
            % {"day": f"{latest.valid_from:%d/%m/%Y}"},
            field="valid_from",
        )
    if numbers["minutes_young"] > numbers["minutes"]:
        raise Refused(
            _("Buổi của lớp nhỏ không thể phải dài hơn của lớp khác."), field="minutes_young"
        )
    if all(getattr(latest, name) == numbers[name] for name in PARAMETERS):
        raise Refused(_("Chưa có con số nào thay đổi."))
