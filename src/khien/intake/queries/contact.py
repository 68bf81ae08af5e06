"""Contacts one person may see: all of the desk's for its people, one's own for everybody else."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.core.calendars import HANOI
from khien.core.permissions import Permission
from khien.intake.models import Contact, ContactReport, Report, Spoken
from khien.intake.queries.scope import contact_kept_from, report_kept_from
from khien.people.models import User

PAGE = 20


def visible_to(user: User) -> QuerySet[Contact]:
    """Never those that told of a report which is kept from this person."""
    rows = Contact.objects.exclude(contact_kept_from(user, contact="pk"))
    scope = user.scope(Permission.HOTLINE_WORK)
    if scope.everywhere:
        return rows
    return rows.filter(Q(by=user) | Q(commune__in=scope.communes))


def get_for(user: User, contact_id: UUID) -> Contact:
    """Fetch and authorise at once: raises Contact.DoesNotExist for who may not see it."""
    return visible_to(user).select_related("by", "category").get(pk=contact_id)


def reference(contact: Contact) -> str:
    """The short number people say: LH-26-000012."""
    return f"LH-{contact.started_at.astimezone(HANOI):%y}-{contact.number:06}"


def unfinished(user: User) -> list[Contact]:
    """Interrupted ones are found here again, the newest first."""
    return list(Contact.objects.filter(by=user, ended_at=None).order_by("-started_at")[:PAGE])


@dataclass(frozen=True)
class Page:
    rows: list[Contact]
    after: str


def page(user: User, *, kind: str = "", after: str = "") -> Page:
    """The newest first. `after`: the id of the last row of the page before."""
    rows = visible_to(user).select_related("by").defer("notes", "caller", "child", "place")
    if kind:
        rows = rows.filter(kind=kind)
    found = list(_after(rows, after).order_by("-started_at", "-id")[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], str(found[PAGE - 1].pk) if more else "")


def _after(rows: QuerySet[Contact], after: str) -> QuerySet[Contact]:
    try:
        last = Contact.objects.only("started_at").get(pk=UUID(after)) if after else None
    except (ValueError, Contact.DoesNotExist):
        last = None
    if last is None:
        return rows
    return rows.filter(started_at__lte=last.started_at).exclude(
        started_at=last.started_at, pk__gte=last.pk
    )


def links_of(contact: Contact) -> list[ContactReport]:
    """Its reports, with the incidents they tell of."""
    held = contact.links.filter(unlinked_at=None).select_related("report")
    return list(held.defer("report__narrative").order_by("linked_at", "id"))


def contacts_of(report: Report, user: User) -> list[Contact]:
    told = visible_to(user).filter(links__report=report, links__unlinked_at=None)
    return list(told.select_related("by").order_by("started_at"))


def languages_of(report: Report) -> list[str]:
    """What the callers spoke, where it was not Vietnamese: whoever calls back needs to know."""
    told = Contact.objects.filter(links__report=report, links__unlinked_at=None)
    spoken = told.exclude(language=Spoken.VIETNAMESE).order_by("language")
    codes = spoken.values_list("language", flat=True).distinct()
    return [str(Spoken(code).label) for code in codes]


def report_in(contact: Contact, report_id: UUID, *, user: User) -> Report | None:
    """The caller's own report, opened by their code in this very contact, while it lasts."""
    if contact.ended_at is not None or contact.by != user:
        return None
    link = contact.links.filter(report=report_id, by_code=True, unlinked_at=None).first()
    return link.report if link else None


def report_numbered(number: int, user: User) -> Report | None:
    found = Report.objects.exclude(report_kept_from(user)).filter(number=number)
    return found.defer("narrative").first()
