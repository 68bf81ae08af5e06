"""Findings made of what the rules and the model say of one message."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khien_detect.finding import Finding, Kind, Reason, Span
from khien_detect.text.calibrated import chance
from khien_detect.text.compiled import BIAS
from khien_detect.text.rules import KINDS, STRENGTHS, Rule
from khien_detect.text.trained import Model
from khien_detect.wording import ADVICE

LISTED_SINGLY = {Kind.PERSONAL_INFORMATION, Kind.LINK}  # each item is a finding of its own
SURE = 0.99  # a model's probability from which it is shown alone: jokes among friends reach 0.98
LIKELY = 0.8  # and from which it supports what the rules half see
HALF_SEEN = BIAS + STRENGTHS["some"] - 0.01  # log-odds; a little less, since kept in 32 bits
MOST_GRAMS = 3


class Hit(NamedTuple):
    """A rule that holds, and which characters of the message it rests on."""

    rule: Rule
    start: int
    end: int


def of_passage(message: str, scores: Iterable[float], hits: Sequence[Hit]) -> Iterator[Finding]:
    """What the rules alone find in a passage; `scores` are log-odds, one for each of KINDS."""
    for kind, score in zip(KINDS, scores, strict=True):
        if score >= 0:
            yield from _of_kind(kind, score, message, hits)


def of_model(
    message: str, model: Model, chances: NDArray[np.float32], rules: tuple[float, Sequence[Hit]]
) -> Finding | None:
    """An insult the model sees, alone or together with what the rules half see.

    `rules`: their log-odds of an insult in this message and their hits. What lowers the rules, a
    lesson or news, lowers the model too.
    """
    stated = float(1 - chances[0])
    score, hits = rules
    sure = _log_odds(max(model.shown_from, SURE))
    alone = _log_odds(stated) - sure + min(0.0, score - BIAS) >= 0
    together = score >= HALF_SEEN and score + _log_odds(stated) >= 0
    if not (alone or together):
        return None
    label = 1 + int(chances[1:].argmax())
    grams = model.explain(message, label, MOST_GRAMS)
    seen = [(hit, hit.rule.weights.get(Kind.INSULT, 0.0)) for hit in hits]
    supports = [Reason(h.rule.source, message[h.start : h.end], w) for h, w in seen if w > 0]
    why = [*supports, *(Reason(model.version, words, weight) for words, weight in grams)]
    return Finding(Kind.INSULT, round(stated, 4), None, tuple(why), ADVICE[Kind.INSULT])


def surest(findings: Iterable[Finding]) -> list[Finding]:
    """One for each kind (each place, where listed singly), the surest first."""
    best: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.kind, finding.where if finding.kind in LISTED_SINGLY else None)
        if key not in best or best[key].score < finding.score:
            best[key] = finding
    return sorted(best.values(), key=lambda finding: -finding.score)


def _of_kind(kind: Kind, score: float, message: str, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The finding of a passage, or one for each item where items are listed singly."""
    raising = {hit: hit.rule.weights[kind] for hit in hits if hit.rule.weights.get(kind, 0) > 0}
    ordered = sorted(raising, key=lambda hit: (-raising[hit], hit.start, -hit.end))
    for first in _apart(ordered) if kind in LISTED_SINGLY else ordered[:1]:
        best = {hit.rule.name: hit for hit in reversed(ordered)} | {first.rule.name: first}
        why = tuple(
            Reason(hit.rule.source, message[hit.start : hit.end], raising[hit])
            for hit in sorted(best.values(), key=lambda hit: (-raising[hit], hit is not first))
        )
        yield Finding(kind, chance(kind, score), Span(first.start, first.end), why, ADVICE[kind])


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """Those that touch none before them."""
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return kept


def _log_odds(stated: float) -> float:
    bounded = min(max(stated, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))
