"""How strongly a sign stands: it rises with what is said and fades with time."""

from dataclasses import dataclass, field

from khien_detect.text.turns import Sign

HALF_LIFE = 14 * 24 * 60.0  # minutes
MOST_REASONS = 3  # of a stage


@dataclass(slots=True)
class Level:
    """An amount at a time; it halves in HALF_LIFE."""

    amount: float = 0.0
    minutes: float = 0.0
    reasons: list[tuple[float, str, str]] = field(default_factory=list)

    def at(self, now: float) -> float:
        return float(self.amount * 0.5 ** (max(0.0, now - self.minutes) / HALF_LIFE))

    def add(self, sign: Sign, now: float) -> None:
        self.amount = self.at(now) + sign.strength
        self.minutes = max(self.minutes, now)
        told = (sign.strength, sign.reason.source, sign.reason.words[:200])
        self.reasons = sorted({*self.reasons, told}, reverse=True)[:MOST_REASONS]
