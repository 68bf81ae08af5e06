"""Readers of indicators: what each says for a person, a day, a territory, a geography."""

from khien.indicators.queries.definitions import versions_on
from khien.indicators.queries.published import published
from khien.indicators.queries.readings import Point, course, trend
from khien.indicators.queries.targets import targets_of
from khien.indicators.queries.values import of_objectives, values
from khien.indicators.values import Counted, IndicatorValue

__all__ = [
    "Counted",
    "IndicatorValue",
    "Point",
    "course",
    "of_objectives",
    "published",
    "targets_of",
    "trend",
    "values",
    "versions_on",
]
