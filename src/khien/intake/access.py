"""Who may see the exhibits of a report: whoever may read it in triage."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from khien.core.permissions import Permission
from khien.core.retention import register_holder
from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.intake.models import Incident, Report
from khien.intake.queries.queue import reference
from khien.intake.queries.scope import opened_for, reports_for, reports_not_kept_from
from khien.people import reading
from khien.people.models import RecordKind, User


def may_view(user: Any, report_id: UUID) -> bool:
    if not isinstance(user, User):
        return False
    mine = reports_for(user).filter(pk=report_id)
    return mine.exists() or opened_for(user, report_id).exists()


def holder(report_id: UUID) -> Holder:
    found = Report.objects.only("number", "received_at").get(pk=report_id)
    return Holder(reference(found), reverse("intake:report", args=[report_id]))


def publish() -> None:
    register_holder(Report)
    register_holder(Incident)
    reading.register(
        RecordKind.REPORT,
        reading.Door(
            (Permission.REPORT_TRIAGE,), reports_not_kept_from, reports_for, "intake:report"
        ),
    )
    register(HolderKind.REPORT, may_view, holder=holder)
