"""Demo accounts: one person for every role, and an officer and a chair in the sample communes."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory.models import Organisation
from khien.directory.queries import names_of
from khien.people import actions
from khien.people.models import Duty, User
from khien.people.roles import ROLES, Reach, Role
from khien.site.sample.names import person

PASSWORD = "khien-du-lieu-mau"  # noqa: S105  (printed on start, valid on sample data alone)
_USERNAMES = {
    Role.COMMUNE_OFFICER: "canbo",
    Role.COMMUNE_CHAIR: "chutich",
    Role.CYBER_POLICE: "congan",
    Role.LEADER: "lanhdao",
    Role.COUNSELLOR: "tongdai",
    Role.INTAKE_OFFICER: "tiepnhan",
    Role.CASE_MANAGER: "quanly",
    Role.INFORMATION_OFFICER: "thongtin",
    Role.INSPECTOR: "thanhtra",
    Role.SERVICE_OFFICER: "coso",
    Role.SCHOOL_COORDINATOR: "giaovien",
    Role.SCHOOL_VERIFIER: "hieutruong",
    Role.EDUCATION_OFFICER: "giaoduc",
    Role.STEERING_OFFICER: "thuongtruc",
    Role.LEGAL_OFFICER: "phapche",
    Role.PARTNERSHIP_OFFICER: "doitac",
    Role.EDITOR: "bientap",
    Role.ADMINISTRATOR: "quantri",
    Role.AUDITOR: "kiemtoan",
    Role.DATA_PROTECTION_OFFICER: "dulieu",
}


@dataclass(frozen=True)
class Account:
    username: str
    password: str
    role_title: str
    organisation: str


@dataclass(frozen=True)
class Place:
    """Where the demo people work."""

    province: Organisation
    commune: Organisation
    school: Organisation


def create_staff(place: Place, random: Random, *, now: datetime) -> dict[Role, User]:
    secret = make_password(PASSWORD)
    made = {}
    for role, username in _USERNAMES.items():
        user = _account(username, random, secret, now=now)
        _give(user, role, place, now=now)
        made[role] = user
    return made


def create_commune_staff(
    commune: Organisation, number: int, place: Place, random: Random, *, now: datetime
) -> tuple[User, User]:
    """The officer and the chair of one more commune."""
    secret = make_password(PASSWORD)
    officer = _account(f"canbo{number}", random, secret, now=now)
    chair = _account(f"chutich{number}", random, secret, now=now)
    there = Place(place.province, commune, place.school)
    _give(officer, Role.COMMUNE_OFFICER, there, now=now)
    _give(chair, Role.COMMUNE_CHAIR, there, now=now)
    return officer, chair


def _account(username: str, random: Random, secret: str, *, now: datetime) -> User:
    user = actions.create_user(username, full_name=person(random), by=SYSTEM, now=now)
    user.password = secret
    user.save(update_fields=["password"])
    actions.enrol_demo_totp(user, by=SYSTEM, now=now)
    return user


def _give(user: User, role: Role, place: Place, *, now: datetime) -> None:
    reach = ROLES[role].reach
    of_commune = role in {Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}
    territory = place.commune if of_commune else place.province
    actions.give_duty(
        user,
        role,
        territory=territory if reach is Reach.TERRITORY else None,
        organisation=place.school if reach is Reach.OFFICE else None,
        by=SYSTEM,
        now=now,
    )


def accounts() -> list[Account]:
    """The demo accounts to print, in the order of the tutorial."""
    now = timezone.now()
    duties = Duty.objects.filter(user__username__in=_USERNAMES.values()).select_related("user")
    where = {duty.user.username: duty.organisation_id or duty.territory_id for duty in duties}
    names = names_of({place for place in where.values() if place}, today(now))
    return [
        Account(username, PASSWORD, role.label, names.get(where[username] or UUID(int=0), ""))
        for role, username in _USERNAMES.items()
        if username in where
    ]
