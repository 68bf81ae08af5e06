"""The code with which a reporter comes back: 16 digits, or six Vietnamese words.

Either carries at least 51 bits. Words are shown with their tone marks, with which they stay in
mind, and differ without them, so that a code typed without marks opens too. The code follows from
the idempotency key of the sending, so that a sending repeated after a lost connection shows the
same code; only a keyed hash of it is stored.
"""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from khien.core.fold import fold
from khien.core.seal import keyed_hash

DIGITS = 16
WORDS = 6


class CodeStyle(StrEnum):
    DIGITS = "digits"
    WORDS = "words"


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Gentle everyday words. Their places make codes: what replaces a word has the same letters."""
    path = Path(__file__).parent.parent / "data" / "code_words.txt"
    return tuple(path.read_text("utf-8").split())


def derive(seed: bytes, style: CodeStyle) -> str:
    """The code that belongs to a sending; only this installation can compute it."""
    number = int.from_bytes(keyed_hash(f"report-code:{style}", seed))
    if style is CodeStyle.DIGITS:
        text = f"{number % 10**DIGITS:0{DIGITS}}"
        return " ".join(text[start : start + 4] for start in range(0, DIGITS, 4))
    chosen = []
    for _ in range(WORDS):
        number, index = divmod(number, len(words()))
        chosen.append(words()[index])
    return " ".join(chosen)


def normalised(code: str) -> str:
    """Spaces, dashes, tone marks and capitals do not matter, however the code was noted down."""
    plain = fold(code)
    bare = plain.replace(" ", "")
    return bare if bare.isdecimal() else plain


def code_hash(code: str) -> bytes:
    return keyed_hash("report-code-lookup", normalised(code).encode())
