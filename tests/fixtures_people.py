"""People of the staff for the tests of every room: `staff(Role.X, territory=…)`, then sign in."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from khien.directory.models import Organisation
from khien.people.models import Duty, User
from khien.people.roles import Role

BEGUN = date(2026, 1, 1)
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_numbers = count(1)
_LETTERS = str.maketrans("0123456789", "acdeghkmnu")
"""People are told apart by letters: a test that looks for "Số 8" never meets person 867."""

MakeStaff = Callable[..., User]


def make_staff(
    *roles: Role,
    territory: Organisation | None = None,
    organisation: Organisation | None = None,
    second_factor: bool = True,
) -> User:
    """Somebody holding these roles, who has enrolled a second factor unless told otherwise."""
    letters = f"z{next(_numbers)}".translate(_LETTERS)
    user = User.objects.create(
        username=f"can-bo-{letters}", full_name=f"Cán Bộ {letters.title()}", created_at=CREATED
    )
    user.set_unusable_password()
    user.save(update_fields=["password"])  # the session is bound to it
    for role in roles:
        Duty.objects.create(
            user=user,
            role=role,
            territory=territory,
            organisation=organisation,
            valid_from=BEGUN,
        )
    if second_factor:
        Authenticator.objects.create(user=user, type="totp", data={"secret": ""})
    return user


@pytest.fixture
def staff(db: None) -> MakeStaff:
    return make_staff


@pytest.fixture
def sign_in(client: Client) -> Callable[[User], Client]:
    """The test client, signed in as this person."""

    def sign_in(user: User) -> Client:
        client.force_login(user)
        return client

    return sign_in
