"""What steering reads of violations: objective 3, and beside it how fast and who came again."""

from khien.core import measures
from khien.enforcement.measures.again import AGAIN
from khien.enforcement.measures.in_time import IN_TIME
from khien.enforcement.measures.objective import OBJECTIVE_3


def publish() -> None:
    for each in (OBJECTIVE_3, IN_TIME, AGAIN):
        measures.register(each)
