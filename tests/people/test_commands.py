"""`khien user …`: what the command line calls."""

import pytest
from django.utils import timezone

from khien.core.refusal import Refused
from khien.people import commands
from khien.people.models import User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_somebody_is_made_for_a_commune_by_its_code(province_with_communes):
    made = commands.create("ba.lo", "commune_officer", territory_code="98002", now=NOW)
    user = User.objects.get(username="ba.lo")
    assert user.duties.get().territory == province_with_communes.communes[1]
    assert len(made.token) >= 40


def test_without_a_code_the_duty_is_for_the_whole_province(province_with_communes):
    commands.create("ong.bua", "case_manager", now=NOW)
    assert User.objects.get().duties.get().territory == province_with_communes.province


def test_what_cannot_be_is_refused(province_with_communes):
    with pytest.raises(Refused, match="counsellor"):
        commands.create("ai-do", "king", now=NOW)
    with pytest.raises(Refused, match="địa bàn"):
        commands.create("ai-do", "commune_chair", territory_code="00000", now=NOW)
    with pytest.raises(Refused, match="tài khoản"):
        commands.deactivate("khong-co", now=NOW)
    assert not User.objects.exists()


def test_people_are_listed_stopped_and_helped(staff, province_with_communes):
    user = staff(Role.AUDITOR)
    commands.deactivate(user.username, now=NOW)
    row = commands.listing(now=NOW)[0]
    assert (row.username, row.is_active, row.has_factor) == (user.username, False, True)
    with pytest.raises(Refused):
        commands.invite_again(user.username, now=NOW)
    other = staff(Role.EDITOR)
    assert commands.invite_again(other.username, now=NOW).token
    commands.reset_second_factor(other.username, now=NOW)
    assert not commands.listing(now=NOW)[1].has_factor
