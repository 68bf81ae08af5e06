"""What may be done with a session, and when an institution counts."""

from khien.learning.rules.assessment import NOT_APPLICABLE, Assessment, Verdict, assess
from khien.learning.rules.conditions import Condition, Status
from khien.learning.rules.coverage import (
    Coverage,
    Gap,
    Missing,
    Result,
    missing,
    organised,
    qualifies,
)
from khien.learning.rules.facts import Facts, facts_of, together
from khien.learning.rules.session import (
    AFTER,
    Details,
    check_can_correct,
    check_can_plan,
    check_can_record,
    check_can_send_back,
    check_can_verify,
    check_took_no_attendance,
    check_version,
    details_of,
    headcount_question,
)

__all__ = [
    "AFTER",
    "NOT_APPLICABLE",
    "Assessment",
    "Condition",
    "Coverage",
    "Details",
    "Facts",
    "Gap",
    "Missing",
    "Result",
    "Status",
    "Verdict",
    "assess",
    "check_can_correct",
    "check_can_plan",
    "check_can_record",
    "check_can_send_back",
    "check_can_verify",
    "check_took_no_attendance",
    "check_version",
    "details_of",
    "facts_of",
    "headcount_question",
    "missing",
    "organised",
    "qualifies",
    "together",
]
