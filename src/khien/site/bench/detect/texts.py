"""Reading messages: spelling made plain, rules and model, all on one core."""

import random

from khien.site.bench.measuring import Figure, seconds_of
from khien_detect import text

_MANY = 40_000
_RISKY = 0.05  # of an ordinary stream
_ROUNDS = 5


def measure() -> list[Figure]:
    """Every rule's own examples: all of them, the worst case, and a stream as platforms have it."""
    detector = text.Detector.open()
    examples = [each for rule in detector.rules for each in (*rule.no, *rule.yes)]
    found = list(detector.scan_many(examples))
    risky = [each for each, findings in zip(examples, found, strict=True) if findings]
    quiet = [each for each, findings in zip(examples, found, strict=True) if not findings]
    chance = random.Random(5)  # noqa: S311  (messages to draw, no secret)
    stream = [chance.choice(risky if chance.random() < _RISKY else quiet) for _ in range(_MANY)]
    worst = (examples * (_MANY // len(examples) + 1))[:_MANY]
    return [
        _speed(detector, stream, f"{_RISKY:.0%} of them risky"),
        _speed(detector, worst, f"{len(risky) / len(examples):.0%} of them risky"),
    ]


def _speed(detector: text.Detector, messages: list[str], what: str) -> Figure:
    list(detector.scan_many(messages))
    took = min(seconds_of(lambda: list(detector.scan_many(messages))) for _ in range(_ROUNDS))
    speed = len(messages) / took
    length = sum(map(len, messages)) / len(messages)
    return Figure(
        f"messages of {length:.0f} characters, rules and model, {what}",
        f"{speed:,.0f}/s",
        "≥ 20,000/s",
        speed >= 20_000,
    )
