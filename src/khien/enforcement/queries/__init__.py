"""Readers of violations; `visible_to` decides who sees which."""

from khien.enforcement.queries.steps import public_steps
from khien.enforcement.queries.violations import (
    SameRespondent,
    get_for,
    incidents_of,
    incidents_waiting,
    listing,
    offices_of,
    same_respondent,
    visible_to,
)

__all__ = [
    "SameRespondent",
    "get_for",
    "incidents_of",
    "incidents_waiting",
    "listing",
    "offices_of",
    "public_steps",
    "same_respondent",
    "visible_to",
]
