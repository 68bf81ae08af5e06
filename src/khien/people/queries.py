"""Readers of accounts, duties and sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.http import Http404
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.fold import alphabetical, fold
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.directory.models import Kind, Organisation, OrganisationVersion
from khien.people.models import Duty, Recovery, StaffSession, User
from khien.people.roles import ROLES, Role

if TYPE_CHECKING:
    from khien.directory.queries.units import ThatDay

IDLE = timedelta(minutes=20)
_MOST_OFFICES = 12
_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def visible_to(user: User) -> QuerySet[User]:
    """Accounts are the administrator's; others see their own."""
    if user.may(Permission.PEOPLE_MANAGE):
        return User.objects.all()
    return User.objects.filter(pk=user.pk)


def get_for(user: User, user_id: UUID) -> User:
    found = visible_to(user).filter(pk=user_id).first()
    if found is None:
        raise Http404
    return found


def people(
    user: User, *, text: str = "", role: str = "", state: str = "active", now: datetime
) -> QuerySet[User]:
    """`text` matches name and user name, marks or not; `role` those who hold it today."""
    found = visible_to(user).order_by("username")
    if state in {"active", "stopped"}:
        found = found.filter(is_active=state == "active")
    if text.strip():
        by_name = Q(folded_name__contains=fold(text))
        found = found.filter(by_name | Q(username__contains=text.strip().lower()))
    if role:
        holding = Duty.objects.in_force(now).filter(user=OuterRef("pk"), role=role)
        found = found.filter(Exists(holding))
    return found


@dataclass(frozen=True)
class PersonRow:
    id: UUID
    username: str
    name: str
    duties: list[str]
    is_active: bool
    has_factor: bool
    last_seen: datetime | None


def rows(users: QuerySet[User], *, now: datetime) -> list[PersonRow]:
    """Three queries, however many people."""
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_FACTORS)
    held = Prefetch("duties", Duty.objects.in_force(now).order_by("valid_from"), "now_held")
    found = list(users.annotate(has_factor=Exists(factor)).prefetch_related(held))
    names = _place_names((duty for user in found for duty in user.now_held), on=today(now))
    return [
        PersonRow(
            user.pk,
            user.username,
            user.full_name,
            [_duty_words(duty, names) for duty in user.now_held],
            user.is_active,
            user.has_factor,
            user.last_seen,
        )
        for user in found
    ]


def _place_names(duties: Iterable[Duty], *, on: date) -> dict[UUID, str]:
    ids = {key for duty in duties for key in (duty.organisation_id, duty.territory_id) if key}
    return directory.names_of(ids, on) if ids else {}


def _duty_words(duty: Duty, names: dict[UUID, str]) -> str:
    place = duty.territory_id or duty.organisation_id
    where = names.get(place, "") if place else ""
    title = Role(duty.role).label
    return f"{title} – {where}" if where else title


@dataclass(frozen=True)
class DutyRow:
    id: UUID
    title: str
    territory: str
    organisation: str
    valid_from: date
    valid_to: date | None
    state: str

    @property
    def ended(self) -> bool:
        return self.state == "ended"


def duties_of(user: User, *, now: datetime) -> list[DutyRow]:
    """All of them, those in force first. `state`: held, coming or ended."""
    day = today(now)
    found = list(user.duties.order_by("-valid_from", "-id"))
    names = _place_names(found, on=day)
    shown = [
        DutyRow(
            duty.pk,
            Role(duty.role).label,
            names.get(duty.territory_id, "") if duty.territory_id else "",
            names.get(duty.organisation_id, "") if duty.organisation_id else "",
            duty.valid_from,
            duty.valid_to,
            _state(duty, day),
        )
        for duty in found
    ]
    return sorted(shown, key=lambda row: ("held", "coming", "ended").index(row.state))


def _state(duty: Duty, day: date) -> str:
    if duty.valid_to is not None and duty.valid_to <= day:
        return "ended"
    return "held" if duty.valid_from <= day else "coming"


def somebody_may(permission: Permission, *, now: datetime) -> bool:
    """An active person holds it today, wherever."""
    roles = [role for role, card in ROLES.items() if permission in card.permissions]
    held = Duty.objects.in_force(now).filter(role__in=roles, user__is_active=True)
    return bool(held.exists())


def waiting_recoveries(now: datetime) -> QuerySet[Recovery]:
    found = Recovery.objects.filter(confirmed_at=None, ended_at=None, until_at__gt=now)
    return found.select_related("user", "asked_by").order_by("asked_at")


def open_session(key: UUID | str, *, user: User) -> StaffSession | None:
    return StaffSession.objects.filter(pk=key, user=user, ended_at=None).first()


def open_sessions(user: User, *, now: datetime) -> QuerySet[StaffSession]:
    """Those not ended and not idle, the newest use first."""
    return user.staff_sessions.filter(ended_at=None, seen_at__gte=now - IDLE).order_by("-seen_at")


def has_second_factor(user: User) -> bool:
    """Recovery codes alone are none: they only stand in for a lost one."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=_FACTORS).exists())


def office_for(role: Role, territory: Organisation | None, *, on: date) -> Organisation | None:
    """The office that carries the role's function for the territory."""
    function, here = ROLES[role].function, directory.installation()
    if function is None or here is None:
        return None
    is_commune = territory is not None and territory.pk != here.province_id
    return directory.responsible(function, territory.pk if is_commune and territory else None, on)


def territories(on: date) -> list[tuple[str, str]]:
    """The installation's province and its communes, as choices of a form."""
    here = directory.installation()
    if here is None:
        return []
    found = directory.communes_of_installation(on)
    communes = sorted(found, key=lambda unit: alphabetical(unit.name))
    whole = (str(here.province_id), _("%s (toàn tỉnh)") % here.name)
    return [whole, *((str(unit.pk), unit.name) for unit in communes)]


@dataclass(frozen=True)
class Office:
    """`words`: its name with the commune it lies in. `sure`: nothing that was typed is missing."""

    organisation: Organisation
    words: str
    sure: bool


def offices_like(text: str, on: date, *, schools: bool = False) -> list[Office]:
    """The office or school of exactly this name or code; else those that share most words with it.

    Marks do not matter, nor the order of words; more than half of them must be in its name or
    that of its commune. `schools`: among schools and care facilities alone.
    """
    offices = directory.existing(on).exclude(kind=Kind.ADMINISTRATIVE_UNIT)
    if schools:
        offices = offices.filter(kind__in=[Kind.SCHOOL, Kind.CARE_FACILITY])
    wanted = fold(text)
    by_code = Q(identifiers__value=text.strip(), identifiers__valid__contains=on)
    named = offices.filter(Q(folded_name=wanted) | by_code).distinct().order_by("folded_name", "pk")
    exact = list(named[:_MOST_OFFICES])
    words = wanted.split()
    whole = exact or _sharing(offices, words, on, least=len(words))
    found = whole or _sharing(offices, words, on, least=len(words) // 2 + 1)
    places = directory.names_of({row.commune_id for row in found if row.commune_id}, on)
    return [
        Office(row, _placed(row.name, places.get(row.commune_id or row.pk, "")), sure=bool(whole))
        for row in found
    ]


def _placed(name: str, place: str) -> str:
    return f"{name} · {place}" if place else name


def _sharing(
    offices: "QuerySet[ThatDay]", words: list[str], on: date, *, least: int
) -> "list[ThatDay]":
    """Those that hold at least so many of the words, the most first."""
    commune = OrganisationVersion.objects.filter(
        organisation=OuterRef("commune_id"), valid__contains=on
    )
    place = Coalesce(Subquery(commune.values("folded_name")[:1]), Value(""))
    spaced = offices.annotate(spaced=Concat(Value(" "), F("folded_name"), Value(" "), place))
    each = [Case(When(spaced__contains=f" {word}", then=1), default=0) for word in words]
    counted = spaced.annotate(shared=sum(each, start=Value(0))).filter(shared__gte=max(least, 1))
    return list(counted.order_by("-shared", "folded_name", "pk")[:_MOST_OFFICES])


def actor_names(keys: Iterable[str]) -> dict[str, str]:
    """Full names for the actor keys of accounts; keys of others are left out. One query."""
    ids = {found for key in keys if (found := _id_of(key))}
    return {user.actor_key: str(user) for user in User.objects.filter(pk__in=ids)}


def _id_of(actor_key: str) -> UUID | None:
    try:
        return UUID(actor_key.removeprefix("user:"))
    except ValueError:
        return None
