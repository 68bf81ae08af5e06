"""Conversations: signs add up over turns and days into stages, and fade with time.

Each sign a rule gives (asks the age, whether alone, for secrecy, for a picture) has a level that
rises with every turn, ever less, and halves in two weeks. What one person says is kept apart from
what the others answer: giving information after being asked raises, the same sign said once is no
alarm, many different small ones are. The state is small and goes to JSON and back.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

from khien_detect.finding import Reason
from khien_detect.text.levels import MOST_REASONS, Level
from khien_detect.text.stages import STAGES, full, grooming, hostility
from khien_detect.text.turns import ConversationFindings, Sign, Stage, Turn

MOST_PEOPLE = 200  # whose state is kept


class Conversation:
    """The state of one conversation, turn by turn."""

    def __init__(self, signs: Callable[[str], Iterable[Sign]]) -> None:
        self._signs = signs
        self._levels: dict[str, dict[str, Level]] = {}
        self._now = -math.inf

    def add(self, turn: Turn) -> ConversationFindings:
        """The conversation's findings with this turn in it."""
        self.take(turn, self._signs(turn.text))
        return self.findings()

    def take(self, turn: Turn, signs: Iterable[Sign]) -> None:
        """A turn whose signs are known already."""
        self._now = max(self._now, float(turn.minutes))
        if turn.who not in self._levels and len(self._levels) >= MOST_PEOPLE:
            return
        mine = self._levels.setdefault(turn.who, {})
        for sign in signs:
            mine.setdefault(sign.name, Level()).add(sign, self._now)

    def findings(self) -> ConversationFindings:
        tracks = [grooming(self._signs_of(who), self._answers(who)) for who in self._levels]
        logit = max([*tracks, hostility(self._all()), -6.0])
        score = 1 / (1 + math.exp(-logit))
        return ConversationFindings(logit >= 0, round(score, 4), self._stages())

    def _signs_of(self, who: str) -> dict[str, float]:
        return {name: level.at(self._now) for name, level in self._levels[who].items()}

    def _answers(self, who: str) -> float:
        """How much the others give away or show despair."""
        told = [self._signs_of(other) for other in self._levels if other != who]
        return sum(signs.get("gives", 0.0) + 0.5 * signs.get("despair", 0.0) for signs in told)

    def _all(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for who in self._levels:
            for name, amount in self._signs_of(who).items():
                found[name] = found.get(name, 0.0) + amount
        return found

    def _stages(self) -> tuple[Stage, ...]:
        found = []
        for who, levels in self._levels.items():
            for name, signs in STAGES.items():
                here = [levels[sign] for sign in signs if sign in levels]
                if here:
                    amount = sum(level.at(self._now) for level in here)
                    reasons = sorted(
                        (told for level in here for told in level.reasons), reverse=True
                    )
                    shown = tuple(Reason(source, words, w) for w, source, words in reasons)
                    found.append(Stage(name, who, round(full(amount), 4), shown[:MOST_REASONS]))
        return tuple(sorted(found, key=lambda stage: (-stage.level, stage.name, stage.who)))

    def state(self) -> dict[str, Any]:
        """Everything kept, as plain values for JSON."""
        people = {
            who: {name: [lv.amount, lv.minutes, lv.reasons] for name, lv in levels.items()}
            for who, levels in self._levels.items()
        }
        return {"now": None if math.isinf(self._now) else self._now, "people": people}

    @classmethod
    def resume(cls, state: Mapping[str, Any], signs: Callable[[str], Iterable[Sign]]) -> Self:
        """The conversation that `state()` came from; raises KeyError or TypeError on another's."""
        conversation = cls(signs)
        conversation._now = -math.inf if state["now"] is None else float(state["now"])
        for who, levels in state["people"].items():
            conversation._levels[who] = {
                name: Level(amount, minutes, [(w, source, words) for w, source, words in reasons])
                for name, (amount, minutes, reasons) in levels.items()
            }
        return conversation
