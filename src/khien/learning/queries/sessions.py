"""Sessions a person may see, newest first."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.fold import fold
from khien.directory.models import OrganisationVersion
from khien.learning.models import SchoolYear, Session
from khien.learning.queries.institutions import READING, for_person
from khien.people.models import User


def visible_to(user: User, *, on: date) -> QuerySet[Session]:
    """Of whoever follows everything: also sessions of institutions that are closed by now."""
    rows = Session.objects.order_by("-held_on", "-id")
    if any(user.may(p) and user.scope(p).everywhere for p in READING):
        return rows
    return rows.filter(institution__in=for_person(user, on=on).values("pk"))


def get_for(user: User, session_id: UUID, *, on: date) -> Session:
    """Raises Http404 where there is none the person may see."""
    people = ("recorded_by", "corrected_by", "verified_by")
    return get_object_or_404(visible_to(user, on=on).select_related(*people), pk=session_id)


def search(rows: QuerySet[Session], words: str) -> QuerySet[Session]:
    """By title or by the institution's name, tone marks or not."""
    wanted = fold(words)
    if not wanted:
        return rows
    named = OrganisationVersion.objects.filter(folded_name__contains=wanted)
    return rows.filter(
        Q(folded_title__contains=wanted) | Q(institution__in=named.values("organisation"))
    )


def of_institution(institution: UUID, *, first: date, last: date) -> list[Session]:
    rows = Session.objects.filter(institution=institution, held_on__range=(first, last))
    return list(rows.order_by("-held_on", "-id"))


def sent_before(user: User, sent_key: UUID) -> Session | None:
    """What this person already sent under the key their device made."""
    return Session.objects.filter(recorded_by=user, sent_key=sent_key).first()


def narrowed(
    rows: QuerySet[Session], *, q: str = "", state: str = "", form: str = "", year: str = ""
) -> QuerySet[Session]:
    """Only what the filters leave."""
    if state:
        rows = rows.filter(state=state)
    if form:
        rows = rows.filter(form=form)
    if year:
        chosen = SchoolYear.objects.get(code=year)
        rows = rows.filter(held_on__range=(chosen.starts, chosen.ends))
    return search(rows, q)
