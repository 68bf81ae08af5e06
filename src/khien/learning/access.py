"""Who may see the evidence of a session, the files of a programme: whoever may see the session, the
institution.
"""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.core.retention import register_holder
from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.learning.models import SchoolProgramme, Session
from khien.learning.queries.institutions import for_person
from khien.learning.queries.sessions import visible_to
from khien.people.models import User


def may_view(user: Any, session_id: UUID) -> bool:
    if not isinstance(user, User):
        return False
    day = today(timezone.now())
    return visible_to(user, on=day).filter(pk=session_id).exists()


def holder(session_id: UUID) -> Holder:
    held_on = Session.objects.values_list("held_on", flat=True).get(pk=session_id)
    return Holder(f"{held_on:%d/%m/%Y}", reverse("learning:session", args=[session_id]))


def may_view_programme(user: Any, programme_id: UUID) -> bool:
    if not isinstance(user, User):
        return False
    mine = for_person(user, on=today(timezone.now())).values("pk")
    return SchoolProgramme.objects.filter(pk=programme_id, institution__in=mine).exists()


def programme_holder(programme_id: UUID) -> Holder:
    row = SchoolProgramme.objects.get(pk=programme_id)
    url = reverse("learning:programme", args=[row.institution_id, row.year_id])
    return Holder(row.document or row.year_id, url)


def publish() -> None:
    register_holder(Session)
    register_holder(SchoolProgramme)
    register(HolderKind.PROGRAMME, may_view_programme, holder=programme_holder)
    register(HolderKind.SESSION, may_view, holder=holder)
