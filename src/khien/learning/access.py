"""Who may see the evidence of a session: whoever may see the session."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.core.retention import register_holder
from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.learning.models import Session
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


def publish() -> None:
    register_holder(Session)
    register(HolderKind.SESSION, may_view, holder=holder)
