"""A page of rows must cost the database the same however many rows there are."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

CostsTheSame = Callable[..., None]


@pytest.fixture
def costs_the_same(db: None) -> CostsTheSame:
    """`costs_the_same("room/page.html", open, grow, most=9)`: grow, grow again, grow no dearer.

    `open` gives the page named, `grow` adds as many rows as the time before; what the page shows
    must change with them, else nothing was measured.
    """

    def costs_the_same(
        template: str,
        open_page: Callable[[], HttpResponse],
        grow: Callable[[], object],
        *,
        most: int,
    ) -> None:
        asked, shown = [], [open_page().content]
        for _round in range(2):
            grow()
            open_page()  # begins a session, fills what is kept
            with CaptureQueriesContext(connection) as queries:
                answer = open_page()
            asked.append(len(queries))
            shown.append(answer.content)
            assert answer.status_code == 200
            assert template in {part.name for part in answer.templates}
        assert len({len(content) for content in shown}) == len(shown), "the page shows no more rows"
        assert asked[0] == asked[1] <= most, [query["sql"] for query in queries.captured_queries]

    return costs_the_same
