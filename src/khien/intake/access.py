"""Who may see the exhibits of a report: whoever may read it in triage."""

from typing import Any
from uuid import UUID

from khien.evidence.access import register
from khien.evidence.models import HolderKind
from khien.intake.queries.scope import reports_for
from khien.people.models import User


def may_view(user: Any, report_id: UUID) -> bool:
    return isinstance(user, User) and reports_for(user).filter(pk=report_id).exists()


def publish() -> None:
    register(HolderKind.REPORT, may_view)
