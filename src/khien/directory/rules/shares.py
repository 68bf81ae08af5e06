"""In which parts a divided unit went to those that follow it."""

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.numbers import marked
from khien.core.refusal import Refused


def check_shares(shares: Mapping[UUID, Fraction], successors: set[UUID]) -> None:
    """One for each successor, none below zero, together exactly 1."""
    if len(successors) < 2:  # noqa: PLR2004  (what is not divided has no shares)
        raise Refused(_("Đơn vị này không bị chia, nên không có tỷ lệ."))
    if set(shares) != successors:
        raise Refused(_("Hãy ghi tỷ lệ cho từng đơn vị kế thừa; không có gì thì ghi 0."))
    if any(share < 0 for share in shares.values()):
        raise Refused(_("Tỷ lệ không thể nhỏ hơn 0."))
    total = sum(shares.values())
    if total != 1:
        raise Refused(
            _("Các phần cộng lại được %(sum)s, phải bằng đúng 1 (100 %%).")
            % {"sum": marked(f"{float(total):.9g}")}
        )
