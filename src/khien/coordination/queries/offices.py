"""For which offices a person works, and which office a matter is for."""

from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.coordination.models import CompetentLevel
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.people.before import gone_into_theirs
from khien.people.models import User

_WORK = Permission.COORDINATION_WORK


def works_for(
    user: User, now: datetime, permission: Permission = Permission.COORDINATION_WORK
) -> frozenset[UUID]:
    """The person's offices, and those that went as a whole into one of them: open work follows."""
    key = f"coordination offices {permission}"
    if key not in user.remembered:
        own = user.scope(permission).organisations
        before = gone_into_theirs(user, own, today(now))
        user.remembered[key] = own | before.keys()
    return cast("frozenset[UUID]", user.remembered[key])


def may_speak_for(user: User, now: datetime) -> dict[UUID, str]:
    """Offices that exist today, with their names, in whose name the person may write."""
    names = directory.names_of(user.scope(_WORK).organisations, today(now))
    return dict(sorted(names.items(), key=lambda each: each[1]))


def leads(user: User) -> bool:
    return user.may(Permission.COORDINATION_LEAD)


def commune_of(office: UUID, on: date) -> UUID | None:
    return directory.existing(on).filter(pk=office).values_list("commune_id", flat=True).first()


def office_for(level: str, function: str, *, asking: UUID, on: date) -> UUID:
    """Where a matter of this level and function goes that day, asked by this office. Raises
    Refused. To a ministry the asking office itself writes, and waits for the answer.
    """
    if level == CompetentLevel.CENTRAL:
        return asking
    if level == CompetentLevel.PROVINCE and not function:
        raise Refused(_("Chọn ngành, lĩnh vực có thẩm quyền."), field="function")
    commune = commune_of(asking, on) if level == CompetentLevel.COMMUNE else None
    if level == CompetentLevel.COMMUNE and commune is None:
        raise Refused(
            _("Đơn vị của bạn không thuộc một xã, phường nào. Hãy chọn cấp tỉnh."), field="level"
        )
    found = directory.responsible(Function(function or Function.COMMUNE_COMMITTEE), commune, on)
    if found is None:
        raise Refused(_("Chưa có cơ quan nào được giao việc này."), field="function")
    return found.pk


def agencies(on: date) -> dict[UUID, str]:
    """Offices of the province, by name: whom others write to and meet."""
    here = directory.installation()
    if here is None:
        return {}
    rows = directory.offices_of(here.province_id, on)
    return {row.pk: row.name for row in rows if row.commune_id is None}


def committees(on: date) -> dict[UUID, str]:
    """The People's Committees of the communes, by name."""
    rows = directory.offices_carrying(Function.COMMUNE_COMMITTEE, on)
    return {row.pk: row.name for row in rows}
