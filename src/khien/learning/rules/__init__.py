"""What may be done with a session, and when an institution counts."""

from khien.learning.rules.coverage import (
    Coverage,
    Gap,
    Missing,
    Result,
    missing,
    organised,
    qualifies,
)
from khien.learning.rules.session import (
    AFTER,
    Details,
    check_can_correct,
    check_can_plan,
    check_can_record,
    check_can_send_back,
    check_can_verify,
    check_version,
    headcount_question,
)

__all__ = [
    "AFTER",
    "Coverage",
    "Details",
    "Gap",
    "Missing",
    "Result",
    "check_can_correct",
    "check_can_plan",
    "check_can_record",
    "check_can_send_back",
    "check_can_verify",
    "check_version",
    "headcount_question",
    "missing",
    "organised",
    "qualifies",
]
