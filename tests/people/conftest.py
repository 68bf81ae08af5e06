"""Passwords in these tests are hashed fast; that they are argon2 in life is a test of its own."""

import pytest
from django.utils import timezone

from khien.people import actions
from khien.people.roles import Role
from signing_in import PASSWORD


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def somebody(staff, province_with_communes):
    """An auditor with a password and a second factor."""
    user = staff(Role.AUDITOR)
    user.set_password(PASSWORD)
    user.save()
    actions.enrol_demo_totp(user, by=user, now=timezone.now())
    return user
