"""Which changes of organisations make sense on a day. Pure."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused

_MOST_CODE = 40


def check_decided(*, day: date, legal_basis: str, today: date) -> None:
    if day > today:
        raise Refused(_("Ngày thay đổi không thể ở tương lai."), field="day")
    if not legal_basis.strip():
        raise Refused(_("Hãy ghi căn cứ: số và ngày của văn bản."), field="legal_basis")


def check_can_change(name: str, begun: date | None, *, day: date, lives: bool) -> None:
    """`begun`: the first day of what is known last of it. History is not written underneath."""
    if not lives:
        raise Refused(
            _("%(name)s không tồn tại vào ngày trước thay đổi.") % {"name": name}, field="day"
        )
    if begun is not None and day <= begun:
        raise Refused(
            _("%(name)s đã có thay đổi từ %(begun)s. Hãy chọn một ngày sau ngày đó.")
            % {"name": name, "begun": begun.strftime("%d/%m/%Y")},
            field="day",
        )


def check_others(itself: UUID, others: Iterable[UUID]) -> None:
    seen = {itself}
    for other in others:
        if other in seen:
            raise Refused(_("Một đơn vị được ghi hai lần."), field="others")
        seen.add(other)
    if len(seen) == 1:
        raise Refused(_("Hãy ghi ít nhất một đơn vị khác."), field="others")


def check_successors(names: list[str]) -> None:
    if len(names) < 2:  # noqa: PLR2004  (one alone is no division)
        raise Refused(_("Chia, tách thì cần ít nhất hai đơn vị mới."), field="successors")


def check_code(code: str, holder: str) -> None:
    if len(code) > _MOST_CODE:
        raise Refused(_("Mã dài hơn %(count)d ký tự.") % {"count": _MOST_CODE}, field="code")
    if holder:
        raise Refused(
            _("Mã %(code)s vào ngày ấy là của %(name)s.") % {"code": code, "name": holder},
            field="code",
        )


def check_can_end(functions: list[str]) -> None:
    if functions:
        raise Refused(
            _("Cơ quan này còn đảm nhiệm: %(functions)s. Hãy chuyển giao trước.")
            % {"functions": ", ".join(functions)}
        )


def check_can_stand_above(
    child: UUID, parent: UUID | None, above_parent: Iterable[UUID], *, begun: date | None, day: date
) -> None:
    """`above_parent`: everybody above the parent in the same hierarchy on that day."""
    if child == parent or child in set(above_parent):
        raise Refused(
            _("Như vậy hai đơn vị sẽ đứng trên nhau. Hãy chọn cấp trên khác."), field="parent"
        )
    if begun is not None and day <= begun:
        raise Refused(
            _("Quan hệ hiện nay có từ %(day)s. Hãy chọn một ngày sau ngày đó.")
            % {"day": begun.strftime("%d/%m/%Y")},
            field="first_day",
        )
