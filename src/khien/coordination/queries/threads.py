"""Who reads which thread: the people of its offices, of an incident only those who may see it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.coordination.models import Ask, Thread, ThreadOffice
from khien.coordination.queries.offices import leads, works_for
from khien.intake.models import Incident, Routing
from khien.intake.queries.scope import incidents_for, not_kept_from
from khien.people.models import User


def visible_to(user: User, now: datetime) -> QuerySet[Thread]:
    """A lead reads every thread but those about incidents."""
    mine = ThreadOffice.objects.filter(thread=OuterRef("pk"), office__in=works_for(user, now))
    rows = Thread.objects.filter(not_kept_from(user, "incident"))
    no_incident = Q(incident=None)
    seen = no_incident | Q(incident__in=incidents_for(user).values("pk"))
    if leads(user):
        return rows.filter(no_incident | (seen & Q(Exists(mine))))
    return rows.filter(seen, Exists(mine))


def get_for(user: User, thread_id: UUID, now: datetime) -> Thread:
    rows = visible_to(user, now).select_related("opened_by", "closed_by")
    return get_object_or_404(rows, pk=thread_id)


def listing(user: User, now: datetime, *, state: str = "", search: str = "") -> QuerySet[Thread]:
    """Newest word first. `state`: "open", "closed", or "mine" where the person must answer."""
    rows = visible_to(user, now)
    owed = Ask.objects.filter(post__thread=OuterRef("pk"), ended_at=None)
    if state == "open":
        rows = rows.filter(closed_at=None)
    elif state == "closed":
        rows = rows.filter(closed_at__isnull=False)
    elif state == "mine":
        rows = rows.filter(Exists(owed.filter(office__in=works_for(user, now))))
    if search.strip():
        rows = rows.filter(title__icontains=search.strip())
    asks = Count("posts__asks", filter=Q(posts__asks__ended_at=None), distinct=True)
    posts = Count("posts", distinct=True)
    return rows.annotate(open_asks=asks, words=posts).order_by("-last_at", "pk")


def about(user: User, now: datetime, **column: object) -> list[Thread]:
    """Of one subject, newest word first."""
    return list(visible_to(user, now).filter(**column).order_by("-last_at"))


def told_of(incident: Incident | UUID) -> set[UUID]:
    """Offices that an incident was sent to."""
    rows = Routing.objects.filter(incident=incident)
    return set(rows.values_list("organisation", flat=True))


def offices_in(thread: Thread) -> set[UUID]:
    return set(thread.offices.values_list("office", flat=True))


def open_asks(offices: Collection[UUID]) -> QuerySet[Ask]:
    """What these offices must answer, the nearest day first."""
    rows = Ask.objects.filter(office__in=offices, ended_at=None)
    return rows.select_related("post__thread").order_by("due_on", "pk")
