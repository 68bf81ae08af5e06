"""What holds, what may be fined, what makes sense in the register and in a review of it."""

from khien.law.rules.fines import Span, check_fine, check_span, in_dong
from khien.law.rules.register import check_new_provision
from khien.law.rules.validity import (
    CERTAINTY_WORDS,
    VALIDITY_WORDS,
    Validity,
    check_dates,
    check_in_force,
    check_revision,
    document_validity,
    is_in_force,
    may_print,
    provision_validity,
    validity_between,
)

__all__ = [
    "CERTAINTY_WORDS",
    "VALIDITY_WORDS",
    "Span",
    "Validity",
    "check_dates",
    "check_fine",
    "check_in_force",
    "check_new_provision",
    "check_revision",
    "check_span",
    "document_validity",
    "in_dong",
    "is_in_force",
    "may_print",
    "provision_validity",
    "validity_between",
]
