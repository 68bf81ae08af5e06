"""Requests about one's own data: who may see which, in which order, where each stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core import clocks
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.people import reading
from khien.people.models import RecordKind, User
from khien.privacy.models import Asker, RightsRequest

ANSWERING = (Permission.RIGHTS_ANSWER, Permission.CASE_OVERSEE)
_SECOND = Q(asker=Asker.PARENT, verified_at__isnull=False)


def visible_to(user: User) -> QuerySet[RightsRequest]:
    """The data-protection officer's; the case manager sees those that need a second person.

    Nobody sees a request about a record that is kept from them.
    """
    rows = RightsRequest.objects.exclude(_kept_from(user))
    if user.may(Permission.RIGHTS_ANSWER):
        return rows
    if user.may(Permission.CASE_OVERSEE):
        return rows.filter(_SECOND)
    return RightsRequest.objects.none()


def _kept_from(user: User) -> Q:
    """About a record that this person must never see."""
    away = Q()
    for kind in (RecordKind.REPORT, RecordKind.CASE):
        open_to_them = reading.door(kind).rows(user).filter(pk=OuterRef("record"))
        away |= Q(~Exists(open_to_them), record_kind=kind, record__isnull=False)
    return away


def kept_from(user: User, requests: Collection[UUID]) -> set[UUID]:
    """Those of them about a record that this person must never see."""
    rows = RightsRequest.objects.filter(_kept_from(user), pk__in=requests)
    return set(rows.values_list("pk", flat=True))


def get_for(user: User, request_id: UUID) -> RightsRequest:
    rows = visible_to(user).select_related("verified_by", "safe_by", "decided_by", "received_by")
    found = rows.filter(pk=request_id).first()
    if found is None:
        raise Http404
    return found


def listing(user: User) -> QuerySet[RightsRequest]:
    """What waits first, the oldest on top."""
    order = (F("decided_at").desc(nulls_first=True), "received_at")
    return visible_to(user).order_by(*order)


def waiting_for_second(user: User) -> QuerySet[RightsRequest]:
    """Parents' requests that another person than this one verified."""
    waiting = visible_to(user).filter(_SECOND, decided_at=None, safe=None)
    return waiting.exclude(verified_by=user).order_by("received_at")


def of_report(report_id: UUID) -> QuerySet[RightsRequest]:
    """What its reporter asked with the code, newest first."""
    mine = RightsRequest.objects.filter(record=report_id, asker=Asker.REPORTER)
    return mine.order_by("-received_at")


@dataclass(frozen=True)
class Standing:
    """A request with its nearest deadline, None once answered, and where it stands in words."""

    request: RightsRequest
    clock: RunningClock | None
    words: str | Promise


def standing(requests: list[RightsRequest]) -> list[Standing]:
    """One query for all deadlines."""
    nearest: dict[UUID, RunningClock] = {}
    for clock in clocks.of(row.pk for row in requests):
        other = nearest.get(clock.subject)
        if clock.stopped_at is None and (other is None or clock.due_at < other.due_at):
            nearest[clock.subject] = clock
    return [Standing(row, nearest.get(row.pk), _words(row)) for row in requests]


def _words(row: RightsRequest) -> str | Promise:
    if row.decided_at is not None:
        return str(row.get_outcome_display())
    if row.acknowledged_at is None:
        return _("đã gửi, đang chờ báo đã nhận")
    if row.verified_at is None:
        return _("chờ xác minh người hỏi")
    if row.asker == Asker.PARENT and row.safe is None:
        return _("chờ người thứ hai xem có an toàn")
    return _("chờ trả lời")


def nearest_due(requests: list[RightsRequest]) -> dict[UUID, datetime]:
    return {each.request.pk: each.clock.due_at for each in standing(requests) if each.clock}
