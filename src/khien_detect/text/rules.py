"""What a rule is: words that make kinds of finding more or less likely."""

from collections.abc import Mapping
from dataclasses import dataclass

from khien_detect.finding import Kind

STRENGTHS = {"weak": 0.8, "some": 1.4, "strong": 3.0, "certain": 4.5}  # log-odds
KINDS = (
    Kind.INSULT,
    Kind.HATE,
    Kind.THREAT,
    Kind.SEXUAL_APPROACH,
    Kind.GROOMING,
    Kind.SELF_HARM,
    Kind.SCAM,
    Kind.ILLEGAL_WORK,
    Kind.PERSONAL_INFORMATION,
    Kind.LINK,
)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """`weights`: log-odds it adds to each kind; `sign`: what it tells of a conversation.

    `fold`: whether it is also found in a message written without tone marks. `unless`: patterns
    beside which it does not hold. `yes` and `no`: examples that a test checks.
    """

    name: str
    source: str
    weights: Mapping[Kind, float]
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    sign: str = ""
    fold: bool = True
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
