"""What is decided when a child turns sixteen, to whom the Law on Children no longer applies."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.support.models import SixteenDecision


def newest(decisions: Iterable[SixteenDecision]) -> SixteenDecision | None:
    """The one that holds."""
    return max(decisions, key=lambda each: (each.recorded_at, each.pk), default=None)


def check_can_decide(
    between: tuple[date, date] | None,
    *,
    outcome: str,
    words: str,
    before: SixteenDecision | None,
) -> None:
    """`between`: when the child turns sixteen, told from a month ahead on."""
    if between is None:
        raise Refused(
            _("Chưa cần quyết định: trẻ chưa sắp đủ 16 tuổi, hoặc chưa ghi ngày sinh, năm sinh.")
        )
    if not words.strip():
        raise Refused(_("Ghi ai giúp tiếp, theo luật nào, đã bàn với ai."), field="words")
    if before and (before.outcome, before.words) == (outcome, words):
        raise Refused(_("Quyết định này đã được ghi."))
