"""What `khien user …` does: plain functions, told and answering in plain words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory import queries as directory
from khien.directory.models import Organisation, Scheme
from khien.people import actions
from khien.people.models import User
from khien.people.queries import PersonRow, rows
from khien.people.roles import ROLES, Reach, Role


@dataclass(frozen=True)
class Made:
    username: str
    token: str


def create(
    username: str, role: str, *, full_name: str = "", territory_code: str = "", now: datetime
) -> Made:
    """An account with one duty. `territory_code` is a commune's code; none: the whole province.

    Raises Refused where the role, the code or the name is not one that can be used.
    """
    if role not in set(Role):
        raise Refused(f"{role}? {', '.join(Role)}", field="role")
    chosen = Role(role)
    user, token = actions.add_person(
        username,
        chosen,
        full_name=full_name,
        territory=_territory(territory_code, chosen, now=now),
        by=SYSTEM,
        now=now,
    )
    return Made(user.username, token)


def _territory(code: str, role: Role, *, now: datetime) -> Organisation | None:
    if ROLES[role].reach is not Reach.TERRITORY:
        return None
    if code:
        found = directory.resolve(Scheme.GSO, code, today(now))
        if found is None:
            raise Refused(_("Không có địa bàn nào mang mã này."), field="territory")
        return found
    here = directory.installation()
    return here.province if here else None


def listing(*, now: datetime) -> list[PersonRow]:
    """Everybody, stopped accounts too, with the duties they hold today."""
    return rows(User.objects.order_by("username"), now=now)


def deactivate(username: str, *, now: datetime) -> None:
    actions.deactivate(_named(username), by=SYSTEM, now=now, why="command_line")


def invite_again(username: str, *, now: datetime) -> Made:
    """A new link for somebody who lost theirs or their password."""
    user = _named(username)
    return Made(user.username, actions.invite(user, by=SYSTEM, now=now))


def reset_second_factor(username: str, *, now: datetime) -> None:
    """For the last administrator with a lost phone, whom nobody else could help."""
    actions.reset_second_factor(_named(username), by=SYSTEM, now=now)


def _named(username: str) -> User:
    found = User.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise Refused(_("Không có tài khoản nào tên như vậy."), field="username")
    return found
