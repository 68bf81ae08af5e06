"""How the child felt, drawn over time, with the table that says the same."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khien.support.models import CaseState
from khien.support.rules.wellbeing import EDGE, HEIGHT, WIDTH, Felt, points

START = datetime(2026, 11, 23, 2, tzinfo=UTC)
FELT = st.builds(
    Felt,
    st.integers(0, 10**8).map(lambda seconds: START + timedelta(seconds=seconds)),
    st.integers(1, 5),
    st.just("Mẫu 06"),
)


@given(st.lists(FELT, max_size=20))
def test_points_stay_inside_and_run_with_time_and_feeling(course):
    drawn = points(course)
    assert len(drawn) == len(course)
    for point in drawn:
        assert EDGE <= point.x <= WIDTH - EDGE
        assert EDGE <= point.y <= HEIGHT - EDGE
    assert [point.x for point in drawn] == sorted(point.x for point in drawn)
    for one in drawn:
        for other in drawn:
            assert (one.felt.value > other.felt.value) == (one.y < other.y)


@pytest.mark.usefixtures("this_morning")
def test_the_page_draws_what_was_asked_and_nothing_before(sign_in, officer, case, bring_to):
    url = reverse("support:case", args=[case.pk])
    client = sign_in(officer)
    assert "k-course" not in client.get(url).content.decode()
    bring_to(CaseState.CLOSURE_SUBMITTED)
    page = client.get(url).content.decode()
    assert page.count('r="5"') == 2
    assert "2 – tệ" in page
    assert "4 – khá" in page
