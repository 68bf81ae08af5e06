"""What of a case goes along with a referral: the parts that were chosen, and no others. Pure."""

from collections.abc import Iterable
from typing import Any

from khien.support.models import Case, Sex, Shared

_PLAIN = {Shared.NAME: "name", Shared.ADDRESS: "address", Shared.SCHOOL: "school"}


def said_of(case: Case, shares: Iterable[str]) -> dict[str, Any]:
    """By the part's code; what is not known stays out."""
    child = case.child or {}
    said = {part: child.get(_PLAIN[Shared(part)], "") for part in shares if part in _PLAIN}
    if Shared.SEX_AND_AGE in shares:
        said[Shared.SEX_AND_AGE] = {"sex": str(Sex(case.sex)), "age": case.age}
    if Shared.CONTACT in shares:
        said[Shared.CONTACT] = child.get("contact", "")
    return {str(part): value for part, value in said.items() if value}


def knows_the_child(shares: Iterable[str]) -> bool:
    """Whether the receiver learns who or where the child is, and so whom it may come across.

    Where it does not, a warning of people by name would tell it.
    """
    return bool(set(shares) - {Shared.SEX_AND_AGE})
