"""What is still missing for an institution to count, and by when, in one sentence."""

from datetime import date

from django.utils.translation import gettext as _

from khien.learning.models import CoverageRule, SchoolYear, Session
from khien.learning.rules import Coverage, Gap, Missing, Result


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def coverage_sentence(
    coverage: Coverage, lacking: Missing, year: SchoolYear, rule: CoverageRule
) -> str:
    words = {"year": year.code, "until": _day(year.teaching_ends)}
    if coverage.result is Result.NOT_APPLICABLE:
        return _("Cơ sở thuộc loại không nằm trong phạm vi tính của mục tiêu này.")
    if coverage.result is Result.MET:
        return _("Đã được tính cho năm học %(year)s: %(count)s buổi được xác nhận.") % (
            words | {"count": len(coverage.counted)}
        )
    step = _step(lacking, rule)
    if coverage.result is Result.NOT_MET:
        return _("Năm học %(year)s kết thúc ngày %(until)s mà chưa được tính. %(step)s") % (
            words | {"step": step}
        )
    return _("%(step)s Hạn: %(until)s.") % (words | {"step": step})


def _step(lacking: Missing, rule: CoverageRule) -> str:
    session = lacking.session
    if session is None:
        return _(
            "Chưa có buổi nào. Cần một buổi từ %(minutes)s phút "
            "(lớp 1–%(grade)s: %(young)s phút), có bằng chứng và được người khác xác nhận."
        ) % {
            "minutes": rule.minutes,
            "grade": rule.young_up_to_grade,
            "young": rule.minutes_young,
        }
    return _of_session(lacking.gap, session, rule)


def _of_session(gap: Gap, session: Session, rule: CoverageRule) -> str:
    words = {"day": _day(session.held_on), "minutes": rule.minutes}
    if gap is Gap.ONLY_PLANNED:
        return _("Buổi dự kiến ngày %(day)s cần được ghi lại khi đã tổ chức.") % words
    if gap is Gap.TOO_SHORT:
        return _("Buổi ngày %(day)s ngắn hơn mức tính; cần một buổi từ %(minutes)s phút.") % words
    if gap is Gap.SENT_BACK:
        return _("Buổi ngày %(day)s bị trả lại: cần sửa rồi gửi xác nhận lại.") % words
    if gap is Gap.NO_EVIDENCE:
        return _("Buổi ngày %(day)s cần thêm bằng chứng để được xác nhận.") % words
    return _("Buổi ngày %(day)s chỉ còn chờ một người khác xác nhận.") % words
