"""Which reports are whose: to write, to decide on, to read."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.directory.models import Function, FunctionBinding
from khien.directory.periods import asked_day
from khien.people.models import Scope, User
from khien.reports.models import ReportPeriod, SubmittedReport


def reads_all(user: User) -> bool:
    """The steering office and its head, and the leaders of the province: not every department's."""
    scope = user.scope(Permission.REPORT_APPROVE)
    return user.scope(Permission.PLAN_MANAGE).everywhere or (
        scope.everywhere and (not scope.organisations or _steers(scope))
    )


def _steers(scope: Scope) -> bool:
    offices = FunctionBinding.objects.filter(
        organisation__in=scope.organisations, valid__endswith=None
    )
    return offices.filter(function=Function.STEERING_OFFICE).exists()


def visible_to(user: User, *, on: date) -> QuerySet[ReportPeriod]:
    if reads_all(user):
        return ReportPeriod.objects.all()
    scopes = [user.scope(each) for each in (Permission.REPORT_WRITE, Permission.REPORT_APPROVE)]
    own = Q(pk__in=[])
    for scope in scopes:
        own |= _of(scope, on=on)
    return ReportPeriod.objects.filter(own)


def written_by(user: User, *, on: date) -> QuerySet[ReportPeriod]:
    return ReportPeriod.objects.filter(_of(user.scope(Permission.REPORT_WRITE), on=on))


def _of(scope: Scope, *, on: date) -> Q:
    """In the communes of the scope, or owed by one of its offices that day."""
    own = Q(duty__territory__in=scope.communes)
    carried = FunctionBinding.objects.filter(
        organisation__in=scope.organisations, valid__contains=asked_day(on)
    )
    for function, territory in carried.values_list("function", "territory"):
        own |= Q(duty__regime__function=function, duty__territory=territory)
    return own


def get_period(user: User, period_id: UUID, *, on: date) -> ReportPeriod:
    rows = visible_to(user, on=on).select_related("duty__regime__plan")
    return get_object_or_404(rows, pk=period_id)


def get_report(user: User, report_id: UUID, *, on: date) -> SubmittedReport:
    rows = SubmittedReport.objects.filter(period__in=visible_to(user, on=on))
    rows = rows.select_related("period__duty__regime__plan", "written_by")
    return get_object_or_404(rows, pk=report_id)


def offices_of(periods: list[ReportPeriod], *, on: date) -> dict[UUID, UUID]:
    """Period → the office that owes it that day; one query."""
    wanted = {(period.duty.regime.function, period.duty.territory_id) for period in periods}
    rows = FunctionBinding.objects.filter(
        function__in={function for function, _ in wanted},
        territory__in={territory for _, territory in wanted},
        valid__contains=asked_day(on),
    )
    offices = {
        (function, territory): office
        for function, territory, office in rows.values_list("function", "territory", "organisation")
    }
    found = {}
    for period in periods:
        office = offices.get((period.duty.regime.function, period.duty.territory_id))
        if office is not None:
            found[period.pk] = office
    return found


def may_write(user: User, period: ReportPeriod, *, on: date) -> bool:
    return written_by(user, on=on).filter(pk=period.pk).exists()


def heads(user: User, report: SubmittedReport) -> bool:
    """Head of the office, or chair of the commune; a leader of the province for a department of
    whose head no duty tells.
    """
    scope = user.scope(Permission.REPORT_APPROVE)
    duty = report.period.duty
    if duty.territory_id in scope.communes or report.office_id in scope.organisations:
        return True
    return scope.everywhere and not scope.organisations and not duty.regime.in_communes


def receives(user: User) -> bool:
    """Of the steering office of the province."""
    return user.scope(Permission.PLAN_MANAGE).everywhere
