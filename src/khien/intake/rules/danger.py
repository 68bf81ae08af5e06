"""Words that tell of danger. They bring the telephone numbers forward; they never block.

The list is data (data/danger_signs.json), each phrase with its tone marks. A text written without
any marks is compared without marks, except for phrases that then mean something harmless.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from khien.core.fold import fold

# Without marks "tự tử" reads as "từ từ" (slowly), and so on.
_AMBIGUOUS_UNMARKED = frozenset({"tu tu", "bi giu", "tu sat"})


@dataclass(frozen=True)
class DangerSign:
    """`sign`: self_harm, violence, meeting or publish; `phrase` as the list writes it."""

    sign: str
    phrase: str


@lru_cache(maxsize=1)
def _patterns() -> tuple[dict[str, DangerSign], re.Pattern[str], re.Pattern[str]]:
    path = Path(__file__).parent.parent / "data" / "danger_signs.json"
    signs = {
        phrase: DangerSign(row["sign"], phrase)
        for row in json.loads(path.read_text("utf-8"))
        for phrase in row["phrases"]
    }
    bare = {fold(phrase): sign for phrase, sign in signs.items()}
    plain = [phrase for phrase in bare if phrase not in _AMBIGUOUS_UNMARKED]
    return bare | signs, _any_of(list(signs)), _any_of(plain)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def danger_signs(text: str) -> list[DangerSign]:
    """Each sign found, once, in the order of the text."""
    written = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    known, marked, unmarked = _patterns()
    found = marked.findall(written)
    if not found and fold(written) == " ".join(re.findall(r"[0-9a-z]+", written)):
        found = unmarked.findall(fold(written))
    return list(dict.fromkeys(known[phrase] for phrase in found))
