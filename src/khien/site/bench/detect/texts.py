"""Reading messages: spelling made plain, rules and model, all on one core."""

from khien.site.bench.measuring import Figure, seconds_of
from khien_detect import text

_MANY = 40_000
_ROUNDS = 3


def measure() -> list[Figure]:
    detector = text.Detector.open()
    examples = [each for rule in detector.rules for each in (*rule.no, *rule.yes)]
    messages = (examples * (_MANY // len(examples) + 1))[:_MANY]
    list(detector.scan_many(messages))
    took = min(seconds_of(lambda: list(detector.scan_many(messages))) for _ in range(_ROUNDS))
    speed = len(messages) / took
    length = sum(map(len, messages)) / len(messages)
    return [
        Figure(
            f"messages of {length:.0f} characters, rules and model",
            f"{speed:,.0f}/s",
            "≥ 20,000/s",
            speed >= 20_000,
        )
    ]
