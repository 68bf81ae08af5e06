"""Readers of violations; `visible_to` decides who sees which."""

from khien.enforcement.queries.around_respondent import kept_away, namesakes, said_of
from khien.enforcement.queries.respondents import Shared, shared_with
from khien.enforcement.queries.steps import public_steps
from khien.enforcement.queries.violations import (
    get_for,
    incidents_of,
    incidents_sent,
    incidents_waiting,
    kept_by,
    listing,
    of_incident,
    offices_of,
    visible_to,
    whole,
)

__all__ = [
    "Shared",
    "get_for",
    "incidents_of",
    "incidents_sent",
    "incidents_waiting",
    "kept_away",
    "kept_by",
    "listing",
    "namesakes",
    "of_incident",
    "offices_of",
    "public_steps",
    "said_of",
    "shared_with",
    "visible_to",
    "whole",
]
