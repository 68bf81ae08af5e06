"""`khien user …`: what the command line calls."""

import json
from io import StringIO

import pytest
from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.core.ledger import listing
from khien.core.refusal import Refused
from khien.people import actions, commands
from khien.people.models import User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_people_are_listed_with_those_who_stopped(staff):
    user = staff(Role.AUDITOR)
    actions.deactivate(user, by=SYSTEM, now=NOW, why="left")
    row = next(row for row in commands.listing(now=NOW) if row.username == user.username)
    assert (row.is_active, row.has_factor) == (False, True)


def test_somebody_gets_a_new_link_and_a_second_factor_anew(staff):
    user = staff(Role.EDITOR)
    assert len(commands.invite_again(f" {user.username.upper()} ", now=NOW)) >= 40
    assert len(commands.recover(user.username, now=NOW)) >= 40
    assert not commands.listing(now=NOW)[0].has_factor


def test_the_first_administrator_is_made_once(province_with_communes):
    assert len(commands.create("le.thi.dau", "Lê Thị Đầu", now=NOW)) >= 40
    made = User.objects.get(username="le.thi.dau")
    assert [row.title for row in commands.duties("le.thi.dau", now=NOW)] == ["Quản trị viên"]
    made.set_password("mot con trau an co non")
    made.save()
    with pytest.raises(Refused, match="Đã có quản trị viên"):
        commands.create("ke.khac", "", now=NOW)


def test_an_account_stops_opens_again_and_its_sessions_end(staff):
    user = staff(Role.EDITOR)
    actions.open_session(user, agent="Firefox", now=NOW)
    assert commands.end_sessions(user.username, now=NOW) == 1
    commands.disable(user.username, now=NOW)
    assert not User.objects.get(pk=user.pk).is_active
    commands.enable(user.username, now=NOW)
    assert User.objects.get(pk=user.pk).is_active


def test_the_ledger_is_shown_by_subject_and_day_and_copied_whole(staff):
    user = staff(Role.EDITOR)
    commands.disable(user.username, now=NOW)
    shown = [listing.words(entry) for entry in listing.of_subject(user.pk)]
    assert shown[-1].endswith(f"system  people.AccountDeactivated  {user.pk}")
    assert user.full_name not in "".join(shown)
    assert [listing.words(entry) for entry in listing.of_day(today(NOW))][-1] == shown[-1]
    file = StringIO()
    count = listing.write_all(file)
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    assert len(lines) == count
    assert lines[-1]["data"] == {"why": "on_the_machine"}


def test_a_stopped_or_unknown_account_gets_none(staff):
    user = staff(Role.AUDITOR)
    actions.deactivate(user, by=SYSTEM, now=NOW, why="left")
    for name in (user.username, "khong-co"):
        with pytest.raises(Refused):
            commands.invite_again(name, now=NOW)
