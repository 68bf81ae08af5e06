"""The way of a recommendation, and how it stands on a day."""

from datetime import date, timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.coordination.models import (
    FollowUpKind,
    Recommendation,
    RecommendationState,
)
from khien.coordination.rules.steps import Transition
from khien.core.refusal import Refused

CLOCK = "recommendation_due"
SOON = timedelta(days=7)
_OPEN, _REPORTED, _VERIFIED, _DROPPED = RecommendationState
RECOMMENDATION: dict[FollowUpKind, Transition[RecommendationState]] = {
    FollowUpKind.REPORT: Transition(frozenset({_OPEN}), _REPORTED),
    FollowUpKind.RETURN: Transition(frozenset({_REPORTED}), _OPEN),
    FollowUpKind.VERIFY: Transition(frozenset({_REPORTED}), _VERIFIED),
    FollowUpKind.EXTEND: Transition(frozenset({_OPEN}), None),
    FollowUpKind.DROP: Transition(frozenset({_OPEN, _REPORTED}), _DROPPED),
}
# Steps of the body that was looked at; the others are those of who looked.
OF_THE_BODY = frozenset({FollowUpKind.REPORT})


class Standing(StrEnum):
    """Follows from the days; never stored."""

    DONE = "done"
    DONE_LATE = "done_late"
    CHECKING = "checking"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    DROPPED = "dropped"


class StandingWords(TextChoices):
    DONE = Standing.DONE, _("xong đúng hạn")
    DONE_LATE = Standing.DONE_LATE, _("xong, trễ hạn")
    CHECKING = Standing.CHECKING, _("chờ xem lại")
    OVERDUE = Standing.OVERDUE, pgettext_lazy("kiến nghị", "quá hạn")
    DUE_SOON = Standing.DUE_SOON, pgettext_lazy("kiến nghị", "sắp đến hạn")
    IN_TIME = Standing.IN_TIME, pgettext_lazy("kiến nghị", "trong hạn")
    DROPPED = Standing.DROPPED, _("thôi kiến nghị")


TONES = {
    Standing.DONE: "good",
    Standing.DONE_LATE: "neutral",
    Standing.CHECKING: "info",
    Standing.OVERDUE: "danger",
    Standing.DUE_SOON: "warn",
    Standing.IN_TIME: "info",
    Standing.DROPPED: "neutral",
}


def standing(row: Recommendation, today: date) -> Standing:
    """Late stays late, whatever was decided afterwards."""
    if row.state == _VERIFIED:
        return Standing.DONE_LATE if row.late else Standing.DONE
    if row.state == _DROPPED:
        return Standing.DROPPED
    if row.state == _REPORTED:
        return Standing.CHECKING
    if today > row.due_on:
        return Standing.OVERDUE
    return Standing.DUE_SOON if row.due_on - today <= SOON else Standing.IN_TIME


def is_late(row: Recommendation, today: date) -> bool:
    """After its day without having been reported done."""
    return row.late or (row.state == _OPEN and today > row.due_on)


def check_due(due_on: date | None, *, today: date, least: date | None = None) -> date:
    """`least`: of an extension, the day it was due until now."""
    if due_on is None:
        raise Refused(_("Ghi phải xong vào ngày nào."), field="due_on")
    if due_on < today:
        raise Refused(_("Ngày này đã qua."), field="due_on")
    if least is not None and due_on <= least:
        raise Refused(_("Hạn mới phải sau hạn cũ."), field="due_on")
    return due_on


def check_verifier(*, by: object, reported_by: object) -> None:
    if by == reported_by:
        raise Refused(_("Người báo làm xong không tự kiểm tra lại."))
