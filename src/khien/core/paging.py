"""Pages of a list that may hold everything there is: its rows are counted some pages ahead only."""

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

_AHEAD = 40


class LongList(Paginator):  # type: ignore[type-arg]  # no class to index at run time
    """`more`: there are more pages than `num_pages` says; each is reached from the one before."""

    def __init__(self, rows: Any, per_page: int, *, asked: str | None) -> None:
        super().__init__(rows, per_page)
        self.rows = rows
        self.asked = asked
        page = int(asked) if asked and asked.isascii() and asked.isdecimal() else 1
        self.furthest = (min(page, 10**9) + _AHEAD) * per_page

    @cached_property
    def _counted(self) -> int:
        return int(self.rows.order_by()[: self.furthest + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.furthest)

    @property
    def more(self) -> bool:
        return self._counted > self.furthest

    def page_asked(self) -> "Page[Any]":
        return self.get_page(self.asked)
