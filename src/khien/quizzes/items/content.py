"""The six kinds of question, all said by one value."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.fold import fold
from khien.core.refusal import Refused

LONGEST_TEXT = 1000
LONGEST_OPTION = 300
MOST_OPTIONS = 10
FEWEST_OPTIONS = 2
TRUE, FALSE = 0, 1


class Kind(models.TextChoices):
    SINGLE = "single", gettext_lazy("chọn một")
    MULTIPLE = "multiple", gettext_lazy("chọn nhiều")
    TRUE_FALSE = "true_false", gettext_lazy("đúng – sai")
    MATCHING = "matching", gettext_lazy("ghép đôi")
    ORDER = "order", gettext_lazy("xếp thứ tự")
    SHORT = "short", gettext_lazy("trả lời ngắn")


CHOSEN = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)  # the key names options


@dataclass(frozen=True, kw_only=True)
class Item:
    """`options`: what can be chosen; the left sides to match; the entries in their right order; the
    answers taken as right; of true and false none. `key`: which options are right, of true and
    false TRUE or FALSE. `partners`: to match, the right side of each option.
    """

    kind: Kind
    text: str
    options: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    partners: tuple[str, ...] = ()
    explanation: str = ""

    @property
    def shape(self) -> int:
        """How many options stand to choose from."""
        return 2 if self.kind == Kind.TRUE_FALSE else len(self.options)


def check_item(item: Item) -> None:
    """Raises Refused with what is wrong, for whoever writes the question."""
    if not item.text.strip():
        raise Refused(_("Câu hỏi còn trống."), field="text")
    if len(item.text) > LONGEST_TEXT or len(item.explanation) > LONGEST_TEXT:
        raise Refused(
            _("Câu hỏi và lời giải thích dài nhất %(most)s chữ.") % {"most": LONGEST_TEXT},
            field="text",
        )
    _check_options(item)
    _check_key(item)


def _check_options(item: Item) -> None:
    fewest = {Kind.TRUE_FALSE: 0, Kind.SHORT: 1}.get(item.kind, FEWEST_OPTIONS)
    if not fewest <= len(item.options) <= MOST_OPTIONS:
        raise Refused(
            _("Loại câu này cần từ %(least)s đến %(most)s phương án.")
            % {"least": fewest, "most": MOST_OPTIONS},
            field="options",
        )
    said = (*item.options, *item.partners)
    if not all(text.strip() for text in said):
        raise Refused(_("Có phương án còn trống."), field="options")
    if any(len(text) > LONGEST_OPTION for text in said):
        raise Refused(
            _("Một phương án dài nhất %(most)s chữ.") % {"most": LONGEST_OPTION}, field="options"
        )
    for texts in (item.options, item.partners):
        if len({text.strip().casefold() for text in texts}) < len(texts):
            raise Refused(_("Hai phương án giống nhau."), field="options")
    if item.kind == Kind.SHORT and not all(fold(text) for text in item.options):
        raise Refused(_("Câu trả lời đúng phải có chữ hoặc số."), field="options")


def _check_key(item: Item) -> None:
    if item.kind == Kind.MATCHING and len(item.partners) != len(item.options):
        raise Refused(_("Mỗi vế trái cần một vế phải."), field="options")
    if item.kind not in CHOSEN:
        return
    if not item.key:
        raise Refused(_("Chưa chọn đáp án đúng."), field="key")
    if not set(item.key) <= set(range(item.shape)):
        raise Refused(_("Đáp án đúng không nằm trong các phương án."), field="key")
    if item.kind != Kind.MULTIPLE and len(item.key) != 1:
        raise Refused(_("Loại câu này có đúng một đáp án đúng."), field="key")
