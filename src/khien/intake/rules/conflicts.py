"""When an officer may keep somebody away from a report. Pure: ids come in."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.rules.triage import LONGEST_REASON


def check_can_declare(*, people: set[UUID], offices: set[UUID], why: str) -> None:
    if not people and not offices:
        raise Refused(_("Hãy ghi tên một người hoặc chọn một cơ quan."), field="person")
    if not why:
        raise Refused(_("Hãy ghi lý do."), field="why")
    if len(why) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field="why")
