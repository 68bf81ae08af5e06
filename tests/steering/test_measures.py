"""Tasks done in time, of those that fell due: by commune, as it stood on a day."""

import pytest

from fixtures_steering import DAY, NOW, TODAY
from khien.core.measures import Period, measure
from khien.directory.models import Function
from khien.steering import actions
from khien.steering.models import AssignmentRole
from khien.steering.rules.progress import NewProgress
from khien.steering.rules.task import Given, Holder

AUTUMN = Period(TODAY, TODAY + 60 * DAY)
END = AUTUMN.end


def told(period=AUTUMN, as_of=END):
    rows = measure("tasks_in_time").count(period, as_of)
    return {
        row.commune: (
            row.strict_numerator,
            row.denominator,
            row.settled_numerator,
            row.settled_denominator,
        )
        for row in rows
    }


@pytest.fixture
def do(educator, steering):
    """`do(assignment, at)`: told as done, and verified then."""

    def do(row, at):
        new = NewProgress("Đã xong.", 100, "12/BC", done=True)
        progress = actions.tell(row, new, by=educator, now=at)
        actions.verify(progress, accepted=True, note="", by=steering, now=at)

    return do


def test_in_time_late_overdue_and_not_yet_due_each_count_once(assigned, do):
    in_time, late, _overdue = (assigned(due=TODAY + 7 * DAY) for _n in range(3))
    assigned(due=END)
    assigned(due=END + DAY)
    do(in_time, NOW + 2 * DAY)
    do(late, NOW + 9 * DAY)
    assert told(as_of=TODAY + 20 * DAY) == {None: (1, 4, 1, 3)}
    assert told(as_of=TODAY + 3 * DAY) == {None: (1, 4, 1, 1)}, "as it stood then"


def test_more_time_given_late_leaves_it_where_it_was_due(assigned, educator, steering):
    row = assigned(due=TODAY + 7 * DAY)
    asked = actions.ask_extension(
        row, until=END + 9 * DAY, reason="Thiếu máy.", by=educator, now=NOW + 8 * DAY
    )
    actions.decide_extension(
        asked, until=END + 9 * DAY, answer="Đồng ý.", by=steering, now=NOW + 8 * DAY
    )
    assert told() == {None: (0, 1, 0, 0)}


def test_what_was_cancelled_or_only_watched_is_nobodys_debt(task, assigned, steering, by_function):
    dropped = assigned(due=TODAY + 7 * DAY)
    actions.cancel_assignment(dropped, why="Giao nhầm cơ quan.", by=steering, now=NOW)
    watch = Given(by_function(Function.EDUCATION), AssignmentRole.MONITOR)
    actions.assign(task(due=TODAY + 7 * DAY), [watch], by=steering, now=NOW)
    assert told() == {}


def test_a_commune_has_its_own_line_and_its_rows(
    task, steering, province_with_communes, assigned, sign_in
):
    commune = province_with_communes.communes[0]
    given = Given(Holder(Function.COMMUNE_COMMITTEE, commune.pk), AssignmentRole.LEAD)
    actions.assign(task(due=TODAY + 7 * DAY), [given], by=steering, now=NOW)
    assigned(due=TODAY + 7 * DAY)
    assert told() == {commune.pk: (0, 1, 0, 1), None: (0, 1, 0, 1)}
    (row,) = measure("tasks_in_time").trace(AUTUMN, commune.pk, steering)
    assert (row.counted, row.why) == (False, "quá hạn")
    assert sign_in(steering).get(row.url).status_code == 200
    assert len(measure("tasks_in_time").trace(AUTUMN, None, steering)) == 2
