"""Who may answer, until when. The seat is the number in the class list."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.quizzes.models import Attempt, ClassQuiz
from khien.quizzes.models.attempts import LAST_SEAT

OPEN_FOR = timedelta(hours=3)
GRACE = timedelta(minutes=15)  # for whoever had begun when it closed


def check_can_begin(quiz: ClassQuiz, *, seat: int, earlier: Attempt | None, now: datetime) -> None:
    if now > quiz.closes_at:
        raise Refused(_("Thầy cô đã đóng bài này. Em hãy hỏi thầy cô nhé."), field="code")
    if not 1 <= seat <= LAST_SEAT:
        raise Refused(
            _("Số thứ tự trong danh sách lớp là từ 1 đến %(most)s.") % {"most": LAST_SEAT},
            field="seat",
        )
    if earlier is not None and earlier.submitted_at is not None:
        raise Refused(
            _("Số này đã nộp bài. Nếu em chưa làm, hãy xem lại số, hoặc giơ tay hỏi thầy cô."),
            field="seat",
        )


def check_can_submit(attempt: Attempt, quiz: ClassQuiz, *, now: datetime) -> None:
    if attempt.set_aside_at is not None:
        raise Refused(_("Thầy cô đã cho số này làm lại từ đầu. Em hãy vào lại bằng mã của lớp."))
    if now > quiz.closes_at + GRACE:
        raise Refused(_("Bài đã đóng nên chưa gửi được. Em hãy đưa máy cho thầy cô xem."))
