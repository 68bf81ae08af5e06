"""Giving reports to one person; each office it was sent to still answers for itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.intake.models import Report, ReportState
from khien.intake.queries.scope import reports_for
from khien.people.models import User


@dataclass(frozen=True)
class ReportAssigned(ledger.Event):
    """To which person, from whom; None is nobody."""

    person: UUID | None
    before: UUID | None


def check_can_assign(report: Report, *, to: User | None, sees: bool) -> None:
    """`sees`: whether that person may read it. To nobody: it waits for whoever takes it up."""
    if report.state == ReportState.DECIDED:
        raise Refused(_("Tin đã có quyết định."))
    if to is not None and not sees:
        raise Refused(_("Người này không được đọc tin ấy."))
    if report.taken_up_by_id == (to.pk if to else None):
        raise Refused(_("Tin đã là của người này."))


@transaction.atomic
def assign(report: Report, *, to: User | None, by: User, now: datetime) -> UUID | None:
    """Who had it before. No clock stops: taking it up is that person's own act."""
    locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    sees = to is not None and reports_for(to).filter(pk=report.pk).exists()
    check_can_assign(locked, to=to, sees=sees)
    before, locked.taken_up_by = locked.taken_up_by_id, to
    locked.save(update_fields=["taken_up_by"])
    event = ReportAssigned(locked.pk, to.pk if to else None, before)
    ledger.record(event, by=by, now=now)
    return before
