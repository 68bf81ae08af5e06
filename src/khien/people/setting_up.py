"""The people without whom nothing works, as steps of setting up."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from khien.core import setting_up
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.setting_up import Step
from khien.directory import queries as directory
from khien.people.models import Duty
from khien.people.roles import ROLES, Reach, Role

Held = set[tuple[str, UUID | None]]

_FEW = 5  # so many communes are told by name


@dataclass(frozen=True)
class Wanted:
    """Any of `roles` will do; the first is the one that is proposed."""

    title: str | Promise
    roles: tuple[Role, ...]


_WANTED = (
    Wanted(gettext_lazy("Người nhận tin báo"), (Role.INTAKE_OFFICER, Role.COMMUNE_OFFICER)),
    Wanted(ROLES[Role.COMMUNE_OFFICER].title, (Role.COMMUNE_OFFICER,)),
    Wanted(ROLES[Role.COMMUNE_CHAIR].title, (Role.COMMUNE_CHAIR,)),
    Wanted(ROLES[Role.CYBER_POLICE].title, (Role.CYBER_POLICE,)),
    Wanted(gettext_lazy("Người ghi buổi giáo dục"), (Role.SCHOOL_COORDINATOR,)),
    Wanted(
        gettext_lazy("Người xác nhận buổi giáo dục"), (Role.SCHOOL_VERIFIER, Role.EDUCATION_OFFICER)
    ),
)


def steps(now: datetime) -> list[Step]:
    """Two queries, however many people and communes; none before the province is chosen."""
    here = directory.installation()
    if here is None:
        return []
    duties = Duty.objects.in_force(now).filter(user__is_active=True)
    held: Held = set(duties.values_list("role", "territory"))
    communes = directory.communes_of_installation(today(now)).values_list("pk", "name")
    in_order = sorted(communes, key=lambda row: alphabetical(row[1]))
    return [_step(wanted, held, here.province_id, in_order) for wanted in _WANTED]


def _step(
    wanted: Wanted,
    held: Held,
    province: UUID,
    communes: list[tuple[UUID, str]],
) -> Step:
    places = [territory for role, territory in held if role in wanted.roles]
    by_commune = ROLES[wanted.roles[0]].reach is Reach.TERRITORY
    lacking = [] if province in places else [name for pk, name in communes if pk not in places]
    missing = bool(lacking) if by_commune else not places
    asked = urlencode({"vai-tro": wanted.roles[0].value})
    return Step(
        str(wanted.title),
        _words(lacking if by_commune else [], missing=missing),
        f"{reverse('people:new_person')}?{asked}",
        done=not missing,
    )


def _words(lacking: list[str], *, missing: bool) -> str:
    if not missing:
        return _("đã có")
    if not lacking:
        return _("chưa có ai")
    if len(lacking) <= _FEW:
        return _("chưa có ở %(names)s") % {"names": ", ".join(lacking)}
    return ngettext(
        "%(count)s xã, phường chưa có", "%(count)s xã, phường chưa có", len(lacking)
    ) % {"count": len(lacking)}


def publish() -> None:
    setting_up.register(steps, place=2)
