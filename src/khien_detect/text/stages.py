"""How signs make stages, and stages a score: log-odds, alarm from 0 on."""

import math
from collections.abc import Mapping

STAGES = {
    "contact": ("age", "flattery", "trust", "love_life", "gift", "whereabouts"),
    "isolation": ("alone", "secret", "move"),
    "asking": ("picture", "meet", "sexual"),
    "pressure": ("insist", "pressure", "publish"),
    "answering": ("gives", "despair"),
    "bullying": ("insult", "shun", "spread", "hate", "vulgar"),
    "threat": ("threat", "go_die"),
    "lure": ("lure", "deposit", "code", "prize", "job", "link"),
    "self_harm": ("self_harm",),
}
STAGE_OF = {sign: stage for stage, signs in STAGES.items() for sign in signs}
GROOMING = ("contact", "isolation", "asking", "pressure")
WEIGHTS = {"contact": 0.9, "isolation": 1.5, "asking": 1.6, "pressure": 1.7}
SHARE_OF_SIGN = {"age": 0.6, "love_life": 0.8, "whereabouts": 0.7, "sexual": 1.9, "publish": 1.7}


def full(amount: float) -> float:
    return 1 - math.exp(-amount / 2)


def grooming(signs: Mapping[str, float], answers: float) -> float:
    """How much one person's signs look like grooming; different signs weigh more than repeats."""
    total = -2.4
    reached = 0.0
    for stage in GROOMING:
        here = [s for s in STAGES[stage] if s in signs]
        amount = sum(WEIGHTS[stage] * SHARE_OF_SIGN.get(s, 1.0) * full(signs[s]) for s in here)
        total += amount
        reached += min(1.0, amount)
    total += 0.5 * max(0.0, reached - 1)
    return total + (0.9 * full(answers) if reached > 1 else 0.0)


def hostility(signs: Mapping[str, float]) -> float:
    """Bullying, threats, lures and self-harm, whoever speaks."""
    insults = sum(signs.get(name, 0.0) for name in ("insult", "shun", "spread", "hate"))
    threats = sum(signs.get(name, 0.0) for name in ("threat", "go_die"))
    exposure = signs.get("publish", 0.0)
    bullying = 0.45 * min(insults, 9.0) + 0.7 * min(threats, 9.0) + exposure - 2.6
    lures = sum(min(3.5, signs.get(name, 0.0)) for name in STAGES["lure"])
    lure = 0.6 * lures - 1.4
    harm = signs.get("self_harm", 0.0) + 0.5 * min(2.0, signs.get("despair", 0.0)) - 2.9
    return max(bullying, lure, harm)
