"""Readers of content and takedowns; `visible_to` decides who sees which."""

from khien.takedown.queries.content import (
    get_for,
    incidents_of,
    listing,
    offices_of,
    same_place,
    visible_to,
)
from khien.takedown.queries.steps import public_steps

__all__ = [
    "get_for",
    "incidents_of",
    "listing",
    "offices_of",
    "public_steps",
    "same_place",
    "visible_to",
]
