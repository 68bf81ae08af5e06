"""Whether the ledger is whole: every link of its chain, every event, every signed head."""

from dataclasses import dataclass

from khien.core.ledger import chain, heads


@dataclass(frozen=True)
class Verdict:
    """`broken` is None where the ledger is whole, else one sentence naming the first bad entry, or
    the first signed head that does not hold.
    """

    entries: int
    head: str
    broken: str | None
    heads: int = 0


def verify() -> Verdict:
    walked = chain.walk()
    signed = heads.hold()
    return Verdict(walked.entries, walked.head.hex(), walked.broken or signed.broken, signed.heads)
