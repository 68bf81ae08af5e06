"""What changed between two versions, and under which number it is published."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from fixtures_links import NOW, TODAY, a_list, a_table
from khien_detect.links import Change, Scope, changes, next_serial

NAMES = st.sets(st.from_regex(r"[a-c]{1,2}(?:\.[a-c]){0,2}\.com", fullmatch=True))


def changed(old, new, now=NOW):
    return list(changes(old, new, before=NOW, now=now))


def test_added_removed_and_allowed_hosts_are_told_apart():
    old = a_table("a.com\nb.com\n@@||c.com^")
    new = a_table("b.com\nc.com\nd.com")
    assert changed(old, new) == [
        Change("a.com", added=False, allowed=False),
        Change("c.com", added=True, allowed=False),
        Change("c.com", added=False, allowed=True),
        Change("d.com", added=True, allowed=False),
    ]
    assert changed(old, old) == []


def test_a_list_that_expires_takes_its_hosts_away():
    table = a_table(a_list("a.com", expires=TODAY))
    later = Scope(TODAY.replace(day=26))
    assert changed(table, table, later) == [Change("a.com", added=False, allowed=False)]


@given(NAMES, NAMES)
def test_the_changes_lead_from_the_old_names_to_the_new_ones(old, new):
    found = changed(a_table("\n".join(old)), a_table("\n".join(new)))
    assert {change.host for change in found if change.added} == new - old
    assert {change.host for change in found if not change.added} == old - new


def test_a_serial_names_the_day_and_always_climbs():
    assert next_serial(0, date(2026, 11, 25)) == 2026112500
    assert next_serial(2026112500, date(2026, 11, 25)) == 2026112501
    assert next_serial(2026112599, date(2026, 11, 25)) == 2026112600
    assert next_serial(2026112600, date(2026, 11, 25)) == 2026112601
