"""What a reporter reads stands in the order in which it was done, hour known or not."""

from datetime import datetime, timedelta

from khien.core.calendars import HANOI
from khien.core.public_steps import PublicStep
from khien.portal.queries import _moment

DAY = datetime(2026, 11, 26, tzinfo=HANOI)


def at(hour):
    return PublicStep("", DAY + timedelta(hours=hour))


def test_help_without_an_hour_follows_what_was_done_before_it_that_day():
    helped = PublicStep("", DAY, day_only=True)
    assert _moment(helped, [at(-5), at(9), at(8)]) == DAY + timedelta(hours=9)
    assert _moment(helped, [at(-5), at(24)]) == DAY
    assert _moment(helped, []) == DAY


def test_a_step_with_an_hour_keeps_it():
    assert _moment(at(7), [at(9)]) == DAY + timedelta(hours=7)
