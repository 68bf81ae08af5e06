"""Trying words on sentences before they count."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khien.core.refusal import Refused
from khien.screening.known.words import rule_of
from khien.screening.rules.words import Said

if TYPE_CHECKING:
    from khien_detect.text import Detector


class Trial:
    """Raises Refused where the words are no pattern."""

    def __init__(self, said: Said) -> None:
        self._detector = _alone(said)

    def caught(self, sentences: Sequence[str]) -> list[str]:
        """The words by which each is caught; empty for none."""
        held = self._detector.that_hold(sentences)
        return [
            sentence[hits[0].start : hits[0].end] if hits else ""
            for sentence, hits in zip(sentences, held, strict=True)
        ]

    def ordinary(self) -> tuple[list[str], int]:
        """The ordinary sentences that are caught, and how many there are."""
        from khien_detect.text.model.ordinary import ordinary  # noqa: PLC0415  (see `_alone`)

        sentences = [sentence for part in ordinary() for sentence in part]
        found = self.caught(sentences)
        wrong = [each for each, words in zip(sentences, found, strict=True) if words]
        return wrong, len(sentences)


def _alone(said: Said) -> "Detector":
    """A detector of this rule alone, with the spellings, groups and idioms that ship."""
    from khien_detect.text import Detector  # noqa: PLC0415  (takes 160 MB: only where it is used)
    from khien_detect.text.lexicon import read  # noqa: PLC0415  (the same)
    from khien_detect.text.patterns import BadPattern  # noqa: PLC0415  (the same)

    lexicon = read()
    lexicon.rules = [rule_of(0, said.kind, said.strength, said.patterns, said.unless, said.fold)]
    try:
        return Detector(lexicon)
    except BadPattern as wrong:
        raise Refused(str(wrong), field="patterns") from None
