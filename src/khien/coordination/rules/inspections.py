"""The way of an inspection and of a recommendation: tables of steps, and what each asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.coordination.models import (
    Finding,
    Inspection,
    InspectionPlan,
    InspectionState,
    Result,
    Weight,
)
from khien.coordination.rules.steps import Transition
from khien.core.refusal import Refused


class InspectionStep(StrEnum):
    VISIT = "visit"
    FIND = "find"
    CONCLUDE = "conclude"
    CANCEL = "cancel"


_PLANNED, _HELD, _CONCLUDED, _CANCELLED = InspectionState
INSPECTION: dict[InspectionStep, Transition[InspectionState]] = {
    InspectionStep.VISIT: Transition(frozenset({_PLANNED, _HELD}), _HELD),
    InspectionStep.FIND: Transition(frozenset({_HELD}), None),
    InspectionStep.CONCLUDE: Transition(frozenset({_HELD}), _CONCLUDED),
    InspectionStep.CANCEL: Transition(frozenset({_PLANNED}), _CANCELLED),
}


def check_days(starts: date, ends: date) -> None:
    if ends < starts:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."), field="ends")


def check_can_approve(plan: InspectionPlan, *, by: UUID, bodies: int) -> None:
    if plan.approved_at is not None:
        raise Refused(_("Kế hoạch này đã được duyệt."))
    if by == plan.made_by_id:
        raise Refused(_("Người lập không tự duyệt kế hoạch kiểm tra."))
    if not bodies:
        raise Refused(_("Kế hoạch chưa có nơi nào được kiểm tra."))


def check_can_plan(plan: InspectionPlan | None, *, due_on: date, why: str, today: date) -> None:
    """A visit stands in a plan that is not approved yet, or says why it is called for."""
    if plan is None:
        if not why.strip():
            raise Refused(_("Kiểm tra ngoài kế hoạch thì ghi vì sao."), field="why")
        if due_on < today:
            raise Refused(_("Ngày này đã qua."), field="due_on")
        return
    if plan.approved_at is not None:
        raise Refused(_("Kế hoạch đã duyệt nên không thêm nơi nữa. Hãy kiểm tra ngoài kế hoạch."))
    if not plan.starts <= due_on <= plan.ends:
        raise Refused(_("Ngày này nằm ngoài thời gian của kế hoạch."), field="due_on")


def check_body(body: UUID, *, office: UUID, exists: bool) -> None:
    if not exists:
        raise Refused(_("Nơi này không còn hoạt động vào ngày đó."), field="body")
    if body == office:
        raise Refused(_("Đơn vị không tự kiểm tra mình."), field="body")


def check_visit(inspection: Inspection, *, held_on: date, today: date) -> None:
    if held_on > today:
        raise Refused(_("Ngày này chưa đến."), field="held_on")
    plan = inspection.plan
    if plan is not None and plan.approved_at is None:
        raise Refused(_("Kế hoạch chưa được duyệt nên chưa đi kiểm tra."))


@dataclass(frozen=True)
class Ready:
    """What is there when an inspection is to be concluded: ids of questions of the bank."""

    asked: frozenset[UUID]
    answers: dict[UUID, str]
    findings: list[Finding]
    recommended: frozenset[UUID]

    @property
    def unanswered(self) -> frozenset[UUID]:
        return self.asked - self.answers.keys()

    @property
    def not_met(self) -> frozenset[UUID]:
        return frozenset(q for q, result in self.answers.items() if result == Result.NOT_MET)

    @property
    def without_finding(self) -> frozenset[UUID]:
        return self.not_met - {finding.question_id for finding in self.findings}

    @property
    def without_recommendation(self) -> list[Finding]:
        return [
            finding
            for finding in self.findings
            if finding.weight != Weight.REMARK and finding.pk not in self.recommended
        ]


def check_can_conclude(ready: Ready) -> None:
    """Nothing asked stays open, nothing found wanting stays without a word on what to do."""
    for rows, sentence in (
        (ready.unanswered, _("Số câu hỏi chưa trả lời: %(count)s.")),
        (ready.without_finding, _("Số câu chưa đạt mà chưa ghi tồn tại: %(count)s.")),
        (ready.without_recommendation, _("Số tồn tại chưa có kiến nghị: %(count)s.")),
    ):
        if rows:
            raise Refused(sentence % {"count": len(rows)})


def next_position(rows: Iterable[int]) -> int:
    return max(rows, default=0) + 1
