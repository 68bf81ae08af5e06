"""The province's own words: what may be one, from when it counts, what it must not catch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.rules.plain_text import plain_line
from khien.screening.models import OwnWords, Strength
from khien_detect.finding import Kind

MOST_PATTERNS = 20
LONGEST_PATTERN = 120
LONGEST_SENTENCE = 300
FURTHEST = timedelta(days=366)
MOST_ORDINARY = 0.01  # of the ordinary sentences that ship: half of what a detector may
# Items of personal information and links are told one by one, not by what people call them.
KINDS = (
    Kind.INSULT,
    Kind.HATE,
    Kind.THREAT,
    Kind.SEXUAL_APPROACH,
    Kind.GROOMING,
    Kind.SELF_HARM,
    Kind.SCAM,
    Kind.ILLEGAL_WORK,
)


class WordsState(StrEnum):
    COUNTS = "counts"
    FUTURE = "future"
    WITHDRAWN = "withdrawn"


WORDS_STATES: dict[WordsState, str | Promise] = {
    WordsState.COUNTS: _("đang dùng"),
    WordsState.FUTURE: _("chưa đến ngày"),
    WordsState.WITHDRAWN: _("đã gỡ"),
}


@dataclass(frozen=True)
class Said:
    """What a person says of words to be added."""

    kind: str
    strength: str
    patterns: tuple[str, ...]
    caught: str
    spared: str
    why: str
    unless: tuple[str, ...] = ()
    fold: bool = True
    starts_on: date | None = None


def state(words: OwnWords, *, on: date) -> WordsState:
    if words.withdrawn_at is not None:
        return WordsState.WITHDRAWN
    return WordsState.FUTURE if words.starts_on > on else WordsState.COUNTS


def lines_of(text: str) -> tuple[str, ...]:
    """One pattern a line, each once, without what the eye cannot see."""
    tidy = (plain_line(line) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in tidy if line))


def check_said(said: Said, *, today: date) -> None:
    if said.kind not in KINDS or said.strength not in Strength.values:
        raise Refused(_("Hãy chọn trong các mục đã cho."))
    _check_lines(said.patterns, field="patterns")
    _check_lines(said.unless, field="unless")
    if not said.patterns:
        raise Refused(_("Ghi ít nhất một từ hoặc cụm từ."), field="patterns")
    if any(sum(letter.isalnum() for letter in line) < 2 for line in said.patterns):  # noqa: PLR2004  (one letter is no word)
        raise Refused(_("Mỗi dòng cần ít nhất hai chữ cái."), field="patterns")
    for field, text in (("caught", said.caught), ("spared", said.spared), ("why", said.why)):
        if not text.strip():
            raise Refused(_("Hãy điền mục này."), field=field)
    if said.starts_on and not today <= said.starts_on <= today + FURTHEST:
        raise Refused(_("Ngày bắt đầu từ hôm nay đến một năm sau."), field="starts_on")


def _check_lines(lines: Sequence[str], *, field: str) -> None:
    if len(lines) > MOST_PATTERNS:
        raise Refused(_("Nhiều nhất 20 dòng. Hãy thêm phần còn lại riêng."), field=field)
    if any(len(line) > LONGEST_PATTERN for line in lines):
        raise Refused(_("Mỗi dòng không quá 120 chữ cái."), field=field)


def check_trial(caught: str, spared: str, ordinary: Sequence[str], *, whole: int) -> None:
    """`caught`, `spared`: the words by which each sentence of the pair was caught, empty for none.
    `ordinary`: the sentences that mean no harm and are caught, of a `whole`.
    """
    if not caught:
        raise Refused(_("Các từ trên không bắt được câu này."), field="caught")
    if spared:
        raise Refused(
            _("Câu này cũng bị bắt, vì có “%(words)s”. Ghi thêm từ loại trừ, hoặc đổi câu.")
            % {"words": spared},
            field="spared",
        )
    if len(ordinary) > MOST_ORDINARY * whole:
        raise Refused(
            _("Bắt nhầm quá nhiều câu bình thường, như “%(sentence)s”. Hãy ghi cụm từ dài hơn.")
            % {"sentence": ordinary[0]},
            field="patterns",
        )


def check_can_withdraw(words: OwnWords, *, why: str) -> None:
    if words.withdrawn_at is not None:
        raise Refused(_("Các từ này đã được gỡ trước đó."))
    if not why.strip():
        raise Refused(_("Ghi lý do gỡ."), field="why")
