"""The detector of texts: messages in, findings above the shipped thresholds out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from khien_detect.finding import Finding, Kind, Reason
from khien_detect.text.batches import batched
from khien_detect.text.compiled import BIAS, compile_lexicon
from khien_detect.text.conversation import Conversation
from khien_detect.text.findings import LIKELY, Hit, of_model, of_passage, surest
from khien_detect.text.lexicon import Lexicon, read
from khien_detect.text.model import Model as Trained
from khien_detect.text.rule_kernels import scan
from khien_detect.text.rules import KINDS
from khien_detect.text.tables import points_of
from khien_detect.text.trained import Model
from khien_detect.text.turns import ConversationFindings, Sign, Turn

INSULT = KINDS.index(Kind.INSULT)


class Detector:
    """Rules that ship, those of the province, and a trained model beside them.

    Opening compiles the lexicon, in a second or two; the first use on a machine also compiles the
    code, in about a minute, and keeps it.
    """

    def __init__(self, lexicon: Lexicon, model: Model | None = None) -> None:
        self.rules = lexicon.rules
        self.version = " ".join(f"{name}={v}" for name, v in sorted(lexicon.versions.items()))
        self._model = model
        self._compiled = compile_lexicon(lexicon)

    @classmethod
    def open(cls, model: str | Path | None = None, *, lexicons: Iterable[str | Path] = ()) -> Self:
        """`model`: a file of a trained model, None for the one that ships.

        `lexicons`: the province's own files or folders, read beside what ships. Raises OSError,
        BadLexicon or BadPattern with the sentence for whoever wrote them.
        """
        return cls(read(lexicons), Trained.open(model))

    def scan(self, message: str) -> list[Finding]:
        """Findings above the shipped thresholds, the surest first; [] means nothing to show."""
        return self._scan_batch([message])[0]

    def scan_many(self, messages: Iterable[str]) -> Iterator[list[Finding]]:
        """The findings of each message, in order; messages are read in batches."""
        for batch in batched(messages, len):
            yield from self._scan_batch(batch)

    def signs(self, messages: Sequence[str]) -> list[list[Sign]]:
        """What each message tells of its conversation, below the thresholds too."""
        answers: list[list[Sign]] = [[] for _ in messages]
        for message, _, hits in self._passages(messages):
            answers[message] += _signs(messages[message], hits)
        return answers

    def that_hold(self, messages: Sequence[str]) -> list[list[Hit]]:
        """The rules that hold in each message and where, whatever they weigh together."""
        answers: list[list[Hit]] = [[] for _ in messages]
        for message, _, hits in self._passages(messages):
            answers[message] += hits
        return answers

    def sums(self, messages: Sequence[str]) -> list[dict[Kind, float]]:
        """What the rules' weights add up to, log-odds, for each kind found in each message."""
        answers: list[dict[Kind, float]] = [{} for _ in messages]
        for message, scores, _ in self._passages(messages, set()):
            for kind, score in zip(KINDS, scores, strict=True):
                if score >= 0:
                    answers[message][kind] = max(score, answers[message].get(kind, 0.0))
        return answers

    def conversation(self, state: Mapping[str, Any] | None = None) -> Conversation:
        """A conversation to add turns to as they come, new or from its `state()`."""

        def read_one(message: str) -> list[Sign]:
            return self.signs([message])[0]

        return Conversation(read_one) if state is None else Conversation.resume(state, read_one)

    def scan_conversation(self, turns: Iterable[Turn]) -> ConversationFindings:
        """All turns at once: the same findings as adding them one by one."""
        conversation = self.conversation()
        for batch in batched(turns, lambda turn: len(turn.text)):
            for turn, signs in zip(batch, self.signs([t.text for t in batch]), strict=True):
                conversation.take(turn, signs)
        return conversation.findings()

    def _scan_batch(self, batch: Sequence[str]) -> list[list[Finding]]:
        answers: list[list[Finding]] = [[] for _ in batch]
        doubtful: dict[int, tuple[float, list[Hit]]] = {}
        wanted = None if self._model is None else self._model.scores(batch)
        likely = (
            set() if wanted is None else set(np.flatnonzero(1 - wanted[:, 0] >= LIKELY).tolist())
        )
        for message, scores, hits in self._passages(batch, likely):
            answers[message] += of_passage(batch[message], scores, hits)
            if message in likely:
                here = (scores[INSULT], hits)
                doubtful[message] = max(doubtful.get(message, here), here, key=lambda pair: pair[0])
        for message in sorted(likely):
            if self._model is not None and wanted is not None:
                rules = doubtful.get(message, (BIAS, []))
                finding = of_model(batch[message], self._model, wanted[message], rules)
                answers[message] += [finding] if finding else []
        return [surest(found) if found else found for found in answers]

    def _passages(
        self, batch: Sequence[str], also: set[int] | None = None
    ) -> Iterator[tuple[int, list[float], list[Hit]]]:
        """(message, log-odds, hits) of each passage worth a look.

        `also`: None for every passage in which some rule holds; else those above a threshold and
        those of the messages listed.
        """
        starts = np.zeros(len(batch) + 1, np.int64)
        np.cumsum([len(message) for message in batch], out=starts[1:])
        passages, scores, hits = scan(points_of("".join(batch)), starts, *self._compiled, BIAS)
        shown = np.ones(len(passages), np.bool_)
        if also is not None:
            shown = (scores.max(axis=1, initial=BIAS) >= 0) | np.isin(passages[:, 0], list(also))
        for row in np.flatnonzero(shown):
            message, first, last = passages[row].tolist()
            here = hits[first:last].tolist()
            yield (
                message,
                scores[row].tolist(),
                [Hit(self.rules[rule], a, b) for rule, a, b in here],
            )


def _signs(text: str, hits: list[Hit]) -> list[Sign]:
    """One for each sign of a passage; what its context lowers is lowered."""
    found: dict[str, Sign] = {}
    rules = {hit.rule for hit in hits}
    for rule, start, end in hits:
        if not rule.sign:
            continue
        (kind, weight), *_ = rule.weights.items()
        strength = weight + sum(min(0.0, other.weights.get(kind, 0.0)) for other in rules)
        if strength > 0 and (rule.sign not in found or found[rule.sign].strength < strength):
            reason = Reason(rule.source, text[start:end], strength)
            found[rule.sign] = Sign(rule.sign, strength, reason)
    return list(found.values())
