"""Which plans and which changes of plans make sense. Pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from khien.core.models import Certainty
from khien.core.refusal import Refused
from khien.law.models import LegalDocument
from khien.law.rules import Validity, document_validity
from khien.steering.models import Plan, PlanVersion, Task
from khien.steering.rules.task import FEWEST_LETTERS, dead


@dataclass(frozen=True)
class NewPlan:
    number: str
    title: str
    issuer: str
    issued: date
    starts: date
    ends: date
    certainty: Certainty = Certainty.VERIFIED
    follows: Plan | None = None


@dataclass(frozen=True)
class Change:
    """What a decision changes: `ends`: tasks that hold no longer."""

    decision: str
    decided_on: date
    holds_from: date
    changes: str
    ends: tuple[Task, ...] = ()


def check_new_plan(new: NewPlan, bases: Iterable[LegalDocument], *, same: bool) -> None:
    """Nobody opens a plan that rests on a document which was dead when it was issued."""
    if same:
        raise Refused(_("Kế hoạch này đã có."), field="number")
    if new.ends <= new.starts:
        raise Refused(_("Ngày kết thúc phải sau ngày bắt đầu."), field="ends")
    if new.starts < new.issued:
        raise Refused(_("Kế hoạch không bắt đầu trước ngày ban hành."), field="starts")
    for document in bases:
        if document_validity(document, on=new.issued) is Validity.EXPIRED:
            raise Refused(dead(document, on=new.issued), field="bases")


def check_change(
    plan: Plan, change: Change, *, last: PlanVersion | None, seen: int, today: date
) -> None:
    """`seen`: the number of the newest version on the page that was sent."""
    if seen != (last.number if last else 1):
        raise Refused(_("Vừa có người ghi một lần sửa kế hoạch này. Hãy xem lại rồi ghi."))
    before = last.holds_from if last else plan.starts
    if change.holds_from > today:
        raise Refused(_("Ghi khi quyết định đã có hiệu lực."), field="holds_from")
    if change.holds_from < max(before, change.decided_on):
        sentence = _("Không thể có hiệu lực trước ngày %(day)s.")
        day = f"{max(before, change.decided_on):%d/%m/%Y}"
        raise Refused(sentence % {"day": day}, field="holds_from")
    if len(change.changes.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi quyết định sửa điều gì, vì sao."), field="changes")
    if any(task.until is not None or task.plan_id != plan.pk for task in change.ends):
        raise Refused(_("Có nhiệm vụ không còn trong kế hoạch này."), field="ends")
