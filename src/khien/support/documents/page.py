"""What the page of a case shows of its documents."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from khien.core.permissions import Permission
from khien.documents.queries import for_holder
from khien.people.models import User
from khien.support import case_sections
from khien.support.case_sections import CaseSection
from khien.support.documents.door import can_make
from khien.support.models import Case

_READERS = frozenset({Permission.CASE_WORK, Permission.CASE_APPROVE, Permission.CASE_OVERSEE})


def section(case: Case, user: User, _now: datetime) -> dict[str, Any]:
    may_make = can_make(user, case)
    return {
        "documents": for_holder(case.pk),
        "may_open": user.may(Permission.DOCUMENT_REGISTER),
        "make_url": reverse("support:make_document", args=[case.pk]) if may_make else "",
    }


def publish() -> None:
    case_sections.register(CaseSection("documents", _READERS, section, "support/documents.html"))
