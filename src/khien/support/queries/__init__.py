"""Readers of children's cases; `visible_to` decides who sees which."""

from khien.support.queries.before import goals_in_force
from khien.support.queries.cases import (
    cases_not_kept_from,
    get_for,
    incidents_for_cases,
    incidents_waiting,
    listing,
    opened_for,
    requests_of,
    requests_visible_to,
    set_aside,
    stories,
    supported,
    visible_to,
    worked_on,
)
from khien.support.queries.forms import forms_of
from khien.support.queries.steps import public_steps

__all__ = [
    "cases_not_kept_from",
    "forms_of",
    "get_for",
    "goals_in_force",
    "incidents_for_cases",
    "incidents_waiting",
    "listing",
    "opened_for",
    "public_steps",
    "requests_of",
    "requests_visible_to",
    "set_aside",
    "stories",
    "supported",
    "visible_to",
    "worked_on",
]
