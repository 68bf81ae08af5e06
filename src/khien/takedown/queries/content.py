"""Content a person may see, and where else the same place is known."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.directory.models import Organisation
from khien.directory.queries import existing
from khien.intake.models import IdentifierKind, Incident, ReportIdentifier, Routing
from khien.intake.queries.scope import not_kept_from, reports_for
from khien.people.models import User
from khien.takedown.models import Ask, ContentCheck, ContentItem, Preservation, TakedownRequest

# Of requests: as `rules.takedown.takes_down`.
TAKES_DOWN = Q(ask=Ask.REMOVE) | Q(ask=Ask.LOCK, item__place_kind=IdentifierKind.HANDLE)


@dataclass(frozen=True)
class SamePlace:
    """Another file has the same place: whom to call, not what is in it."""

    office: UUID
    number: int
    registered_at: datetime


def visible_to(user: User) -> QuerySet[ContentItem]:
    """Of the offices one works for, but not where a reporter keeps this person away."""
    offices = user.scope(Permission.TAKEDOWN_WORK).organisations
    mine = ContentItem.objects.filter(office_id__in=offices)
    return mine.filter(not_kept_from(user, "incident"))


def get_for(user: User, item_id: UUID) -> ContentItem:
    """404 for a stranger, as for content that does not exist."""
    found = visible_to(user).select_related("incident", "platform", "registered_by")
    return get_object_or_404(found, pk=item_id)


def request_for(user: User, request_id: UUID) -> TakedownRequest:
    rows = TakedownRequest.objects.filter(item__in=visible_to(user)).select_related(
        "item__incident", "item__platform", "addressee", "provision__document", "drafted_by"
    )
    return get_object_or_404(rows, pk=request_id)


def preservation_for(user: User, letter_id: UUID) -> Preservation:
    rows = Preservation.objects.filter(item__in=visible_to(user)).select_related(
        "item__incident", "addressee", "provision__document", "drafted_by"
    )
    return get_object_or_404(rows, pk=letter_id)


def requests_of(item: ContentItem) -> list[TakedownRequest]:
    return list(item.requests.select_related("addressee").order_by("-number"))


def checks_of(item: ContentItem) -> list[ContentCheck]:
    """Those made, newest first, then those to come."""
    rows = item.checks.filter(dropped_at=None).select_related("done_by")
    return list(rows.order_by(F("done_at").desc(nulls_last=True), "due_at"))


def listing(
    user: User,
    *,
    state: str = "",
    platform: str = "",
    number: str = "",
    overdue_at: datetime | None = None,
) -> QuerySet[ContentItem]:
    """Newest first. `overdue_at`: with a request nobody answered in time."""
    rows = visible_to(user).select_related("platform").order_by("-registered_at", "-number")
    if state:
        rows = rows.filter(state=state)
    if platform:
        rows = rows.filter(Q(platform__code=platform) | Q(requests__addressee__code=platform))
        rows = rows.distinct()
    if number:
        wanted = int(number[:18]) if number.isascii() and number.isdecimal() else 0
        rows = rows.filter(number=wanted)
    if overdue_at:
        late = RunningClock.objects.filter(
            subject__in=TakedownRequest.objects.filter(item=OuterRef(OuterRef("pk"))).values("pk"),
            stopped_at=None,
            due_at__lt=overdue_at,
        )
        rows = rows.filter(Exists(late))
    requests = TakedownRequest.objects.select_related("addressee").order_by("-number")
    return rows.prefetch_related(Prefetch("requests", requests, to_attr="asked"))


def offices_of(user: User, on: date) -> QuerySet[Organisation]:
    """The offices the person works for, annotated with their `name` that day."""
    offices = user.scope(Permission.TAKEDOWN_WORK).organisations
    return existing(on).filter(pk__in=offices)


def incidents_of(user: User) -> QuerySet[Incident]:
    """Open incidents sent to one's offices, themselves or by a report that tells of them."""
    offices = user.scope(Permission.TAKEDOWN_WORK).organisations
    routed = Routing.objects.filter(
        Q(incident=OuterRef("pk"))
        | Q(
            report__incident_links__incident=OuterRef("pk"),
            report__incident_links__separated_at=None,
        ),
        organisation_id__in=offices,
    )
    known = Incident.objects.filter(not_kept_from(user, "pk"))
    return known.filter(Exists(routed), closed_at=None)


def told_places(user: User, incident: Incident) -> list[str]:
    """Links and accounts that the reports of the incident name, of those the person may read."""
    reports = reports_for(user).filter(
        incident_links__incident=incident, incident_links__separated_at=None
    )
    kinds = (IdentifierKind.URL, IdentifierKind.HANDLE, IdentifierKind.DOMAIN)
    rows = ReportIdentifier.objects.filter(report__in=reports, kind__in=kinds).order_by("id")
    told = (_as_typed(row) for row in rows)
    return list(dict.fromkeys(told))


def _as_typed(row: ReportIdentifier) -> str:
    return f"@{row.value}" if row.kind == IdentifierKind.HANDLE else str(row.value or "")


def same_place(item: ContentItem) -> list[SamePlace]:
    """In other files; one look into an index."""
    others = ContentItem.objects.filter(token=item.token).exclude(pk=item.pk)
    rows = others.order_by("-registered_at").values_list("office", "number", "registered_at")
    return [SamePlace(*row) for row in rows[:20]]
