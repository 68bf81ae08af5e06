"""`khien user …`: what the command line calls."""

import pytest
from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.people import actions, commands
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
    commands.reset_second_factor(user.username, now=NOW)
    assert not commands.listing(now=NOW)[0].has_factor


def test_a_stopped_or_unknown_account_gets_none(staff):
    user = staff(Role.AUDITOR)
    actions.deactivate(user, by=SYSTEM, now=NOW, why="left")
    for name in (user.username, "khong-co"):
        with pytest.raises(Refused):
            commands.invite_again(name, now=NOW)
