"""A function goes over to another office: what is open goes with it, what is closed stays."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.models import Function
from khien.directory.rules.duties import Handed, Held, holder

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
DAY = date(2026, 9, 10)
CHILD_AFFAIRS = Function.CHILD_AFFAIRS


def transfer(giver, taker, first_day=DAY, function=""):
    said = {"function": function, "first_day": first_day, "legal_basis": "Quyết định 12/QĐ-UBND"}
    return actions.transfer_functions(giver, taker, **said, by=SYSTEM, now=NOW)


def test_open_duties_follow_and_closed_ones_stay(province_with_communes):
    giver = province_with_communes.office(CHILD_AFFAIRS)
    taker = province_with_communes.office(Function.JUSTICE)
    transfer(giver, taker)
    opened, closed = date(2026, 8, 1), date(2026, 9, 1)
    duties = [
        Held(CHILD_AFFAIRS, giver.pk, opened),
        Held(CHILD_AFFAIRS, giver.pk, opened, closed),
        Held(Function.EDUCATION, giver.pk, opened),
    ]
    assert queries.holders(duties, DAY) == [taker.pk, giver.pk, giver.pk]
    assert queries.holders(duties[:1], DAY - timedelta(days=1)) == [giver.pk]
    found = queries.responsible(CHILD_AFFAIRS, None, DAY)
    assert found.pk == taker.pk


def test_binding_another_office_hands_open_duties_on(province_with_communes):
    giver = province_with_communes.office(CHILD_AFFAIRS)
    taker = province_with_communes.office(Function.JUSTICE)
    actions.bind_function(
        CHILD_AFFAIRS,
        territory=province_with_communes.province,
        office=taker,
        first_day=DAY,
        legal_basis="",
        by=SYSTEM,
        now=NOW,
    )
    assert queries.holders([Held(CHILD_AFFAIRS, giver.pk, date(2026, 8, 1))], DAY) == [taker.pk]


def test_what_an_office_does_not_carry_cannot_be_given(province_with_communes):
    giver = province_with_communes.office(CHILD_AFFAIRS)
    taker = province_with_communes.office(Function.JUSTICE)
    with pytest.raises(Refused, match="một cơ quan khác"):
        transfer(giver, giver)
    with pytest.raises(Refused, match="không đảm nhiệm việc đó"):
        transfer(giver, taker, function=Function.EDUCATION)
    transfer(giver, taker)
    with pytest.raises(Refused, match="không đảm nhiệm việc nào"):
        transfer(giver, taker, first_day=DAY + timedelta(days=1))


OFFICES = [UUID(int=n) for n in range(1, 5)]
STARTED = date(2025, 1, 1)


@st.composite
def chains(draw):
    """A function going from office to office, as days pass."""
    at, day, found = OFFICES[0], STARTED, []
    for taker in draw(st.lists(st.sampled_from(OFFICES), max_size=6)):
        day += timedelta(days=draw(st.integers(1, 40)))
        if taker != at:
            found.append(Handed("f", OFFICES[0], at, taker, day))
            at = taker
    return found


@given(chains(), st.integers(0, 200), st.randoms())
def test_a_duty_is_where_its_function_is(transfers, days, random):
    on = STARTED + timedelta(days=days)
    bound = [OFFICES[0], *(each.taker for each in transfers if each.date <= on)][-1]
    shuffled = random.sample(transfers, len(transfers))
    assert holder(Held("f", OFFICES[0], STARTED), shuffled, on) == bound
    closed = Held("f", OFFICES[0], STARTED, closed=STARTED)
    assert holder(closed, shuffled, on) == OFFICES[0]
