"""How urgent a report is, and why. A machine's order of reading; a person decides."""

from dataclasses import dataclass

from khien.intake.models import Answer, HarmKind, PriorityLevel

_YOUNG = 10
_GRAVE = frozenset({HarmKind.EXTORTION, HarmKind.GROOMING, HarmKind.SELF_HARM, HarmKind.THREAT})


@dataclass(frozen=True)
class PriorityFacts:
    """`signs`: what intake.rules.danger found in the words (self_harm, violence, …)."""

    danger_now: str
    child_age: int | None
    kinds: tuple[str, ...]
    signs: frozenset[str]
    again: bool = False


@dataclass(frozen=True)
class Priority:
    """`reasons` are codes, the weightiest first."""

    level: PriorityLevel
    reasons: tuple[str, ...]


def assess(facts: PriorityFacts) -> Priority:
    red = ["danger_now"] if facts.danger_now == Answer.YES else []
    red += [f"sign_{sign}" for sign in sorted(facts.signs)]
    orange = [f"kind_{kind}" for kind in facts.kinds if kind in _GRAVE]
    orange += ["again"] if facts.again else []
    if facts.child_age is not None and facts.child_age <= _YOUNG:
        orange.append("young_child")
    if red:
        return Priority(PriorityLevel.RED, (*red, *orange))
    return Priority(PriorityLevel.ORANGE if orange else PriorityLevel.GREEN, tuple(orange))
