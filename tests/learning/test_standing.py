"""Which sheet of a class stands: from the set of sheets alone, whatever the order of arrival."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from fixtures_learning import NOW
from khien.learning.models import AttendanceSheet
from khien.learning.rules.standing import follow, standing


def sheet(number, *instead_of, present=40):
    return AttendanceSheet(
        id=UUID(int=number),
        grade=3,
        class_name="3A",
        present_unknown=present,
        sent_at=NOW,
        instead_of=[UUID(int=each) for each in instead_of],
    )


@some.composite
def stories(draw):
    """Devices write sheets; each names those it had seen, all of them older."""
    told = []
    for number in range(1, draw(some.integers(1, 7)) + 1):
        seen = draw(some.sets(some.sampled_from(range(1, number)))) if number > 1 else set()
        told.append((number, tuple(seen), draw(some.integers(38, 40))))
    return told


def arrive(told):
    """Sent one after the other, as the desk takes them in; an id that is known changes nothing."""
    rows = {}
    for number, seen, present in told:
        if number not in rows:
            rows[number] = sheet(number, *seen, present=present)
            follow(rows.values())
    return {row.id.int: row.replaced_by_id for row in rows.values()}


@given(stories(), some.randoms(use_true_random=False))
def test_neither_order_nor_sending_twice_matters(told, random):
    shuffled = told * 2
    random.shuffle(shuffled)
    assert arrive(shuffled) == arrive(told)


@given(stories())
def test_something_always_stands_and_what_was_seen_and_replaced_does_not(told):
    replaced = arrive(told)
    assert None in replaced.values()
    for _number, seen, _present in told:
        assert all(replaced[each] is not None for each in seen)


def test_two_devices_that_tell_the_same_are_no_conflict_and_two_that_differ_are():
    same, other = [sheet(1), sheet(2)], [sheet(1), sheet(2, present=39)]
    follow(same)
    follow(other)
    assert len(standing(same)) == 1
    assert len(standing(other)) == 2


def test_two_that_each_claim_to_replace_the_other_leave_one_that_stands():
    ring = [sheet(1, 2, present=38), sheet(2, 1, present=39)]
    follow(ring)
    assert standing(ring)
