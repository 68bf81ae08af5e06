"""Steps whose official paper Khiên can write and number in the moment they are taken."""

from datetime import datetime

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.documents.content import Content
from khien.documents.models import DocumentType
from khien.documents.queries import types_by_code
from khien.enforcement import letters
from khien.enforcement.decisions import CODE, decision
from khien.enforcement.models import Branch, Proceeding, Violation
from khien.enforcement.rules.said import Said
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import receives
from khien.people.models import User

_SENT_BACK = frozenset({Step.DECLINE, Step.DISCONTINUE})


def offered(violation: Violation, step: Step, *, by: User) -> bool:
    """A decision of the office that handles it; the answer of a body that sends a file back."""
    if not by.may(Permission.DOCUMENT_REGISTER):
        return False
    if step in _SENT_BACK:
        return receives(violation, by)
    return step is Step.DECIDE and violation.branch == Branch.ADMINISTRATIVE


def composed(
    violation: Violation, step: Step, said: Said, *, now: datetime
) -> tuple[DocumentType, Content]:
    kind = types_by_code()[CODE if step is Step.DECIDE else letters.BACK]
    if step is Step.DECIDE:
        return kind, decision(kind, violation, said, now=now)
    row = Proceeding(step=step, branch=violation.branch, on=said.on, said={"words": said.words})
    return kind, letters.answer(kind, violation, row, on=today(now))
