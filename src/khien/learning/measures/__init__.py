"""Objective 1 as three figures: who organised, who did so periodically, and who did all of it."""

from khien.core.measures import register
from khien.learning.measures.organised import OBJECTIVE_1
from khien.learning.measures.periodic import EFFECTIVE, PERIODIC


def publish() -> None:
    for measure in (OBJECTIVE_1, PERIODIC, EFFECTIVE):
        register(measure)
