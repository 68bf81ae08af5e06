"""What `khien user …` does: plain functions, told and answering in plain words.

Only for when nobody can sign in any more; everything else is done on the pages.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.people import actions
from khien.people.models import User
from khien.people.queries import DutyRow, PersonRow, duties_of, rows
from khien.people.roles import Role
from khien.people.rules import check_can_invite_first


def listing(*, now: datetime) -> list[PersonRow]:
    """Everybody, stopped accounts too, with the duties they hold today."""
    return rows(User.objects.order_by("username"), now=now)


def invite_again(username: str, *, now: datetime) -> str:
    """The token of a new link for somebody who lost theirs or their password."""
    return actions.invite(_named(username), by=SYSTEM, now=now)


@transaction.atomic
def create(username: str, full_name: str, *, now: datetime) -> str:
    """The first administrator, under a name of one's own; the token of their link."""
    check_can_invite_first()
    user = actions.create_user(username, full_name=full_name, by=SYSTEM, now=now)
    actions.give_duty(user, Role.ADMINISTRATOR, by=SYSTEM, now=now)
    return actions.invite(user, by=SYSTEM, now=now)


def disable(username: str, *, now: datetime) -> None:
    actions.deactivate(_named(username), by=SYSTEM, now=now, why="on_the_machine")


def enable(username: str, *, now: datetime) -> None:
    actions.reactivate(_named(username), by=SYSTEM, now=now)


def recover(username: str, *, now: datetime) -> str:
    """For a lone administrator who lost everything; the token of a link."""
    return actions.recover_on_machine(_named(username), now=now)


def end_sessions(username: str, *, now: datetime) -> int:
    return actions.end_sessions(_named(username), by=SYSTEM, now=now)


def duties(username: str, *, now: datetime) -> list[DutyRow]:
    return duties_of(_named(username), now=now)


def _named(username: str) -> User:
    found = User.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise Refused(_("Không có tài khoản nào tên như vậy."), field="username")
    return found
