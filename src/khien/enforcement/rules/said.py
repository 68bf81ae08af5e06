"""What each step must say, so that none is an empty word: one table, and the checks of its values.

Pure: what a rule needs to know of a violation's course is passed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.enforcement.models import Branch
from khien.enforcement.rules.states import APPEALS, Step

B = Branch


@dataclass(frozen=True)
class Said:
    """What a person says of a step. `on`: the day it was done; `tried`: codes of `Tried`."""

    on: date | None = None
    number: str = ""
    words: str = ""
    remedy: str = ""
    fine_vnd: int | None = None
    receiver: UUID | None = None
    outside: str = ""
    obstacle: str = ""
    tried: tuple[str, ...] = ()


@dataclass(frozen=True)
class Course:
    """What was done since the direction was chosen.

    `last_on`: the day of the last step of the path. `appeal_until`: the last day to appeal, None
    while the decision is not served. `appealed_on`: of an appeal not yet answered.
    """

    last_on: date | None = None
    appeal_until: date | None = None
    appealed_on: date | None = None


OPTIONAL = ""
_DAY = _("Ghi ngày.")
_WORDS = _("Ghi rõ nội dung.")
_REASON = _("Ghi lý do.")
_SENTENCE = _("Ghi số văn bản trả lời.")
_SENT_ON = {"on": _DAY, "receiver": OPTIONAL, "outside": OPTIONAL, "words": _WORDS}
_FILE_NUMBER = _("Ghi số thụ lý: từ lúc có số này, việc mới được tính là đã có nơi nhận.")
_CAME_BACK = {"on": _DAY, "number": OPTIONAL, "words": _REASON}
_ANSWERED = {"on": _DAY, "number": _SENTENCE, "words": _REASON}

# Field → the sentence where it is missing; OPTIONAL where it may be left empty.
ASKS: dict[tuple[Branch, Step], Mapping[str, Any]] = {
    (B.ADMINISTRATIVE, Step.RECORD): {
        "on": _DAY,
        "number": _("Ghi số biên bản."),
        "words": OPTIONAL,
    },
    (B.ADMINISTRATIVE, Step.DECIDE): {
        "on": _DAY,
        "number": _("Ghi số quyết định xử phạt."),
        "fine_vnd": OPTIONAL,
        "remedy": OPTIONAL,
    },
    (B.ADMINISTRATIVE, Step.SERVE): {"on": _DAY, "words": OPTIONAL},
    (B.ADMINISTRATIVE, Step.EXECUTE): {"on": _DAY, "words": _("Ghi đã thi hành thế nào.")},
    (B.ADMINISTRATIVE, Step.APPEAL): {"on": _DAY, "words": _WORDS, "obstacle": OPTIONAL},
    (B.ADMINISTRATIVE, Step.UPHOLD): _ANSWERED,
    (B.ADMINISTRATIVE, Step.AMEND): {
        **_ANSWERED,
        "fine_vnd": _("Ghi mức phạt mới, 0 nếu chỉ còn cảnh cáo."),
        "remedy": OPTIONAL,
    },
    (B.ADMINISTRATIVE, Step.ANNUL): _ANSWERED,
    (B.CRIMINAL, Step.REFER): _SENT_ON,
    (B.CRIMINAL, Step.ACCEPT): {"on": _DAY, "number": _FILE_NUMBER, "words": OPTIONAL},
    (B.CRIMINAL, Step.DECLINE): _CAME_BACK,
    (B.CRIMINAL, Step.PROSECUTE): {"on": _DAY, "number": _("Ghi số quyết định khởi tố.")},
    (B.CRIMINAL, Step.DISCONTINUE): _CAME_BACK,
    (B.CRIMINAL, Step.JUDGE): {
        "on": _DAY,
        "number": _("Ghi số bản án."),
        "words": _("Ghi tòa đã quyết định gì."),
    },
    (B.MINOR, Step.DECIDE): {
        "on": _DAY,
        "number": OPTIONAL,
        "remedy": _("Ghi biện pháp giáo dục đã áp dụng."),
    },
    (B.MINOR, Step.EXECUTE): {"on": _DAY, "words": _("Ghi đã thi hành thế nào.")},
    (B.TRANSFERRED, Step.REFER): _SENT_ON,
    (B.TRANSFERRED, Step.ACCEPT): {"on": _DAY, "number": _FILE_NUMBER, "words": OPTIONAL},
    (B.TRANSFERRED, Step.DECLINE): _CAME_BACK,
    (B.TRANSFERRED, Step.DISCONTINUE): _CAME_BACK,
    (B.TRANSFERRED, Step.CONCLUDE): {
        "on": _DAY,
        "number": OPTIONAL,
        "words": _("Ghi kết quả xử lý của nơi nhận."),
    },
    (B.UNFOUNDED, Step.CONCLUDE): {"words": _("Ghi kết luận và căn cứ.")},
    (B.NOT_IDENTIFIED, Step.CONCLUDE): {
        "tried": _("Chọn ít nhất một việc đã làm để tìm người vi phạm."),
        "words": _("Ghi đã tìm thế nào, kết quả ra sao."),
    },
}


def check_said(branch: Branch, step: Step, said: Said) -> None:
    """Everything the step asks is there."""
    asked = ASKS[branch, step]
    for name, missing in asked.items():
        value = getattr(said, name)
        there = value.strip() if isinstance(value, str) else value
        if missing and (there is None or there in ("", ())):
            raise Refused(missing, field=name)
    if "receiver" in asked and (said.receiver is None) == (not said.outside.strip()):
        raise Refused(
            _("Chọn một cơ quan trong danh bạ, hoặc ghi tên nơi khác: chỉ một trong hai."),
            field="outside",
        )


def check_day(on: date, step: Step, course: Course, *, act_on: date, today: date) -> None:
    """Steps follow each other; appeals run beside them."""
    if on > today:
        raise Refused(_("Ngày này không thể ở tương lai."), field="on")
    if on < act_on:
        raise Refused(
            _("Ngày này trước ngày xảy ra hành vi (%(day)s).") % {"day": f"{act_on:%d/%m/%Y}"},
            field="on",
        )
    last = course.appealed_on if step in APPEALS - {Step.APPEAL} else course.last_on
    if last is not None and on < last:
        raise Refused(
            _("Ngày này trước bước liền trước (%(day)s).") % {"day": f"{last:%d/%m/%Y}"},
            field="on",
        )


def check_appeal(step: Step, course: Course) -> None:
    """One appeal at a time; none is answered that was not made."""
    if step is Step.APPEAL and course.appealed_on is not None:
        raise Refused(_("Đang có một khiếu nại chưa giải quyết."))
    if step in APPEALS - {Step.APPEAL} and course.appealed_on is None:
        raise Refused(_("Chưa có khiếu nại nào để trả lời."))


def check_appeal_in_time(said: Said, course: Course) -> None:
    """After the term only what kept the person from appealing opens the way."""
    until = course.appeal_until
    if said.on is None or until is None or said.on <= until or said.obstacle.strip():
        return
    raise Refused(
        _(
            "Khiếu nại này quá hạn: hạn cuối là ngày %(day)s. Chỉ nhận khi có trở ngại khách quan; "
            "khi đó hãy ghi rõ trở ngại."
        )
        % {"day": f"{until:%d/%m/%Y}"},
        field="obstacle",
    )
