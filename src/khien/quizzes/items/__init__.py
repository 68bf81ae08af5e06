"""What a question asks and what answers it: plain values, known to no database."""

from khien.quizzes.items.content import Item, Kind, check_item
from khien.quizzes.items.marking import Answer, mark
from khien.quizzes.items.plain import as_plain, from_plain

__all__ = ["Answer", "Item", "Kind", "as_plain", "check_item", "from_plain", "mark"]
