"""Readers of violations; `visible_to` decides who sees which."""

from khien.enforcement.queries.respondents import Shared, shared_with
from khien.enforcement.queries.steps import public_steps
from khien.enforcement.queries.violations import (
    get_for,
    incidents_of,
    incidents_waiting,
    listing,
    offices_of,
    visible_to,
)

__all__ = [
    "Shared",
    "get_for",
    "incidents_of",
    "incidents_waiting",
    "listing",
    "offices_of",
    "public_steps",
    "shared_with",
    "visible_to",
]
