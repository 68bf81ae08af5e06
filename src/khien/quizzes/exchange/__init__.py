"""Questions as files of other programs have them, in and out; answers as xAPI statements."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Defaults:
    """Where a question of a file does not say its strand or age itself."""

    strand: str
    band: str


MOST_QUESTIONS = 10_000


class Troubles(Exception):  # noqa: N818  (said as it is)
    """Everything that is wrong with a file, a sentence for each place."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(sentences)
        self.sentences = sentences
