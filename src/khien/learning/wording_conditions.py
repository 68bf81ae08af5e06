"""What is still missing to count, and by when: one sentence for each condition."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.curriculum.models import Strand
from khien.learning.models import Audience, CoverageRule
from khien.learning.rules.assessment import Assessment, Verdict
from khien.learning.rules.conditions import (
    Adults,
    Condition,
    GradeReach,
    Often,
    PartCount,
    Reached,
    Spaced,
    Standing,
    Status,
    Taught,
)

if TYPE_CHECKING:
    from khien.learning.assessing import Assessed

TITLES = {
    Condition.OFTEN: gettext_lazy("Số buổi"),
    Condition.SPACED: gettext_lazy("Khoảng cách"),
    Condition.REACHED: gettext_lazy("Đến được với trẻ"),
    Condition.TAUGHT: gettext_lazy("Chủ đề"),
    Condition.RECORDED: gettext_lazy("Hồ sơ"),
    Condition.ADULTS: gettext_lazy("Người lớn"),
}
VERDICTS = {
    Verdict.MET: (gettext_lazy("Đạt"), "good"),
    Verdict.PARTIAL: (gettext_lazy("Đạt một phần"), "warn"),
    Verdict.NOT_MET: (gettext_lazy("Chưa đạt"), "danger"),
    Verdict.NOT_YET_DUE: (gettext_lazy("Còn thời gian"), "info"),
    Verdict.INSUFFICIENT_EVIDENCE: (gettext_lazy("Chưa đủ số liệu"), "warn"),
    Verdict.NOT_APPLICABLE: (gettext_lazy("Không tính"), "neutral"),
}
STATUSES = {
    Status.MET: (gettext_lazy("Đạt"), "good"),
    Status.PENDING: (gettext_lazy("Còn thời gian"), "info"),
    Status.UNKNOWN: (gettext_lazy("Chưa đủ số liệu"), "warn"),
    Status.LACKING: (gettext_lazy("Còn thiếu"), "danger"),
}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def sentences(assessment: Assessment, rule: CoverageRule) -> dict[Condition, str]:
    return {
        condition: _WORDS[condition](standing, rule, assessment.due)
        for condition, standing in assessment.standings.items()
    }


def first_sentence(row: "Assessed") -> str:
    """What most stands in the way, for lists."""
    assessment = row.assessment
    if assessment.verdict is Verdict.NOT_APPLICABLE:
        return _("Mở quá muộn trong năm học nên chưa tính, hoặc không trong phạm vi.")
    if not assessment.lacking:
        return _("Đạt đủ các điều kiện.")
    worst = min(assessment.lacking, key=lambda each: assessment.standings[each].status)
    return sentences(assessment, row.rule)[worst]


def table(row: "Assessed") -> list[tuple[Any, Any, str, str]]:
    """Of each condition its title, how it stands, in which colour, and the sentence."""
    said = sentences(row.assessment, row.rule)
    return [
        (TITLES[condition], *STATUSES[standing.status], said[condition])
        for condition, standing in row.assessment.standings.items()
    ]


def _until(sentence: str, due: date | None) -> str:
    if due is None:
        return sentence
    return _("%(sentence)s Hạn: %(day)s.") % {"sentence": sentence, "day": _day(due)}


def _often(standing: Standing, _rule: CoverageRule, due: date | None) -> str:
    often = cast("Often", standing)
    if often.status is Status.MET:
        return _("%(sessions)s buổi được tính; cần %(needed)s.") % {
            "sessions": often.sessions,
            "needed": often.needed,
        }
    if short := next((part for part in often.parts if part.short), None):
        return _part(short, due)
    more = often.needed - often.sessions
    return _until(_("Cần thêm %(more)s buổi được tính.") % {"more": more}, due)


def _part(short: PartCount, due: date | None) -> str:
    words = {
        "first": _day(short.part.first),
        "last": _day(short.part.last),
        "more": short.short,
    }
    if short.over:
        return (
            _(
                "Từ %(first)s đến %(last)s còn thiếu %(more)s buổi; chỉ tính được nếu buổi đã tổ "
                "chức trong thời gian đó mà chưa ghi."
            )
            % words
        )
    last = min(filter(None, (short.part.last, due)))
    return _until(_("Cần thêm %(more)s buổi được tính kể từ %(first)s.") % words, last)


def _spaced(standing: Standing, rule: CoverageRule, _due: date | None) -> str:
    spaced = cast("Spaced", standing)
    if spaced.gap:
        first, last = spaced.gap
        return _(
            "Từ %(first)s đến %(last)s là %(days)s ngày không có buổi nào; không được quá "
            "%(most)s ngày."
        ) % {
            "first": _day(first),
            "last": _day(last),
            "days": (last - first).days,
            "most": rule.longest_gap,
        }
    if spaced.status is Status.MET and spaced.by is None:
        return _("Không có khoảng trống nào quá dài.")
    if spaced.by is None:
        return _("Chưa có buổi nào trong 12 tháng qua.")
    return _("Buổi tiếp theo cần có trước hoặc vào ngày %(day)s.") % {"day": _day(spaced.by)}


def _reached(standing: Standing, rule: CoverageRule, due: date | None) -> str:
    reached = cast("Reached", standing)
    if reached.status is Status.MET:
        return _("Đã đến với ít nhất %(percent)s%% ở mọi khối.") % {"percent": rule.reach_percent}
    if not reached.short:
        return _until(_("Chưa có sĩ số trong hệ thống, nên chưa tính được tỷ lệ."), due)
    return _until(" ".join(map(_grade, reached.short[:3])) + _and_more(reached.short[3:]), due)


def _grade(row: GradeReach) -> str:
    words = {
        "grade": row.grade,
        "people": row.people,
        "enrolled": row.enrolled,
        "needed": row.needed,
    }
    if row.grade is None:
        return (
            _("Đã đến với %(people)s trong %(enrolled)s trẻ đang ở; cần ít nhất %(needed)s.")
            % words
        )
    return (
        _("Khối %(grade)s: đã đến với %(people)s trong %(enrolled)s em; cần ít nhất %(needed)s.")
        % words
    )


def _and_more(rest: tuple[GradeReach, ...]) -> str:
    return " " + _("Và %(count)s khối khác.") % {"count": len(rest)} if rest else ""


def _taught(standing: Standing, _rule: CoverageRule, due: date | None) -> str:
    taught = cast("Taught", standing)
    words: dict[str, Any] = {"found": len(taught.strands), "needed": taught.needed}
    if taught.always:
        words["names"] = ", ".join(str(Strand(code).label) for code in taught.always)
        return _until(
            _("Đã học %(found)s chủ đề, cần %(needed)s; nhất thiết phải có: %(names)s.") % words,
            due,
        )
    sentence = _("Đã học %(found)s chủ đề, cần %(needed)s.") % words
    return sentence if taught.status is Status.MET else _until(sentence, due)


def _recorded(standing: Standing, rule: CoverageRule, due: date | None) -> str:
    recorded = cast("Often", standing)
    if not rule.full_record:
        return _("Không đòi hồ sơ riêng.")
    if recorded.status is Status.MET:
        return _("Đủ hồ sơ cho %(sessions)s buổi.") % {"sessions": recorded.sessions}
    lacking = max(
        recorded.needed - recorded.sessions, sum(part.short for part in recorded.parts), 1
    )
    return _until(
        _(
            "Cần thêm %(more)s buổi đủ hồ sơ: số hoặc tệp của kế hoạch, quyết định; điểm danh "
            "từng lớp; và ít nhất một tệp bằng chứng."
        )
        % {"more": lacking},
        due,
    )


def _adults(standing: Standing, _rule: CoverageRule, due: date | None) -> str:
    adults = cast("Adults", standing)
    if not adults.short:
        return _("Người lớn quanh trẻ đã có buổi của mình.")
    names = ", ".join(str(Audience(code).label) for code in adults.short)
    return _until(_("Còn thiếu buổi cho: %(names)s.") % {"names": names}, due)


_WORDS: dict[Condition, Callable[[Standing, CoverageRule, date | None], str]] = {
    Condition.OFTEN: _often,
    Condition.SPACED: _spaced,
    Condition.REACHED: _reached,
    Condition.TAUGHT: _taught,
    Condition.RECORDED: _recorded,
    Condition.ADULTS: _adults,
}
