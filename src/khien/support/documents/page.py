"""What the page of a case shows of its documents."""

from typing import Any

from django.urls import reverse

from khien.core.permissions import Permission
from khien.documents.queries import for_holder
from khien.support import case_sections
from khien.support.case_sections import CaseSection, Looking
from khien.support.documents.door import can_make
from khien.support.models import Case
from khien.support.rules.states import READING


def section(case: Case, looking: Looking) -> dict[str, Any]:
    may_make = can_make(looking.user, case)
    return {
        "documents": for_holder(case.pk),
        "may_open": looking.user.may(Permission.DOCUMENT_REGISTER),
        "make_url": reverse("support:make_document", args=[case.pk]) if may_make else "",
    }


def publish() -> None:
    case_sections.register(
        CaseSection("documents", frozenset(READING), section, "support/documents.html")
    )
