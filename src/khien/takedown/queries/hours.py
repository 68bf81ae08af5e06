"""Within which hours an addressee is to act: the deadlines in force on a day, with their marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from khien.core import clocks
from khien.core.models import ClockRule
from khien.law.rules import CERTAINTY_WORDS, may_print
from khien.takedown.models import Ask
from khien.takedown.rules.takedown import ANSWER_CLOCKS, PRESERVATION_CLOCK, clock_of


@dataclass(frozen=True)
class Hours:
    """The deadline of one thing that can be asked. `law`: only where it may be printed as law."""

    what: str
    rule: ClockRule

    @property
    def law(self) -> str:
        return self.rule.law if may_print(self.rule.certainty) else ""

    @property
    def mark(self) -> str:
        return str(CERTAINTY_WORDS[self.rule.certainty])


def statutory_hours(now: datetime) -> list[Hours]:
    """As they are in force that day; of what has no rule, nothing."""
    codes = (*ANSWER_CLOCKS, PRESERVATION_CLOCK)
    return [Hours(rule.name, rule) for rule in _rules(codes, now=now)]


def _rules(codes: Iterable[str], *, now: datetime) -> Iterable[ClockRule]:
    for code in codes:
        try:
            yield clocks.rule_on(code, now=now)
        except ClockRule.DoesNotExist:
            continue


def hours_of(ask: str, *, urgent: bool, now: datetime) -> Hours:
    return Hours(str(Ask(ask).label), clocks.rule_on(clock_of(ask, urgent=urgent), now=now))


def preservation_hours(*, now: datetime) -> Hours:
    rule = clocks.rule_on(PRESERVATION_CLOCK, now=now)
    return Hours(rule.name, rule)
