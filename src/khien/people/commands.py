"""What `khien user …` does: plain functions, told and answering in plain words.

Only for when nobody can sign in any more; everything else is done on the pages.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.people import actions
from khien.people.models import User
from khien.people.queries import PersonRow, rows


def listing(*, now: datetime) -> list[PersonRow]:
    """Everybody, stopped accounts too, with the duties they hold today."""
    return rows(User.objects.order_by("username"), now=now)


def invite_again(username: str, *, now: datetime) -> str:
    """The token of a new link for somebody who lost theirs or their password."""
    return actions.invite(_named(username), by=SYSTEM, now=now)


def reset_second_factor(username: str, *, now: datetime) -> None:
    """For the last administrator with a lost phone, whom nobody else could help."""
    actions.reset_second_factor(_named(username), by=SYSTEM, now=now)


def _named(username: str) -> User:
    found = User.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise Refused(_("Không có tài khoản nào tên như vậy."), field="username")
    return found
