"""Bodies a violation may be sent to, and which of them answer in Khiên by their own people."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.core.permissions import Permission
from khien.directory.models import Function, FunctionBinding, Organisation
from khien.directory.periods import asked_day
from khien.directory.queries import existing
from khien.enforcement.models import Branch
from khien.people.models import Duty
from khien.people.roles import roles_with

# Whoever handles violations by their function, also before they have accounts.
_HANDLING = (Function.CYBER_POLICE, Function.ELECTRONIC_INFORMATION)


def _at_work(now: datetime) -> QuerySet[Duty]:
    roles = roles_with(Permission.VIOLATION_WORK)
    return Duty.objects.in_force(now).filter(role__in=roles, user__is_active=True)


def uses_khien(organisation: UUID | None, *, now: datetime) -> bool:
    """Somebody there may work on violations today."""
    return organisation is not None and _at_work(now).filter(organisation=organisation).exists()


def bodies(branch: Branch, on: date, *, but: UUID, now: datetime) -> QuerySet[Organisation]:
    """Offices of the directory that may take it up that day, with their `name`: of crimes the
    police alone.
    """
    crime = branch is Branch.CRIMINAL
    functions = (Function.CYBER_POLICE,) if crime else _HANDLING
    carrying = FunctionBinding.objects.filter(function__in=functions, valid__contains=asked_day(on))
    handle = Q(pk__in=carrying.values("organisation"))
    if not crime:
        handle |= Q(pk__in=_at_work(now).values("organisation"))
    return existing(on).filter(handle).exclude(pk=but).order_by("folded_name", "pk")
