"""What may be written down of how one is. Pure."""

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.rules.report import LONGEST_TEXT

WELLBEING = range(1, 6)


def check_debrief(*, wellbeing: int | None, words: str) -> int:
    """The mark chosen."""
    if wellbeing is None or wellbeing not in WELLBEING:
        raise Refused(_("Hãy chọn một mức từ 1 đến 5."), field="wellbeing")
    if len(words) > LONGEST_TEXT:
        raise Refused(_("Chỗ này dài quá 20.000 chữ cái."), field="words")
    return wellbeing
