"""Words for what the rules say in codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from khien.quizzes.rules.helping import Reason
from khien.quizzes.rules.judging import Sign

REASONS: dict[Reason, str | Promise] = {
    Reason.WANTS_TO_TALK: _("muốn nói chuyện riêng với thầy cô"),
    Reason.TELLING: _("chưa biết kể với ai, báo ở đâu khi gặp chuyện"),
    Reason.BELOW: _("chưa đạt"),
    Reason.FELL: _("sau bài học biết ít hơn trước"),
}
SIGNS: dict[Sign, str | Promise] = {
    Sign.TOO_HARD: _("quá khó"),
    Sign.TOO_EASY: _("quá dễ"),
    Sign.TELLS_NOTHING: _("không phân biệt được ai hiểu, ai chưa"),
}


def told(made: int) -> str:
    """What became of questions taken over; to be filled with made, changed and same."""
    return ngettext(
        "Đã nhập: %(made)s câu mới, %(changed)s câu có phiên bản mới, %(same)s câu như cũ.",
        "Đã nhập: %(made)s câu mới, %(changed)s câu có phiên bản mới, %(same)s câu như cũ.",
        made,
    )
