"""Identifiers written down later, or taken back where they were a slip of the pen."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.enforcement import events
from khien.enforcement.actions import matching
from khien.enforcement.models import RespondentIdentifier, RespondentMatch, Violation
from khien.enforcement.queries.respondents import matches_of
from khien.enforcement.queries.sharing import sharing
from khien.enforcement.rules.traces import Trace
from khien.enforcement.rules.violation import check_works_here
from khien.people.models import User


@transaction.atomic
def add(violation: Violation, trace: Trace, *, by: User, now: datetime) -> None:
    check_works_here(violation.office_id, by=by)
    matching.hold([trace])
    known = RespondentIdentifier.objects.filter(
        respondent=violation.respondent_id,
        kind=trace.kind,
        place=trace.place,
        token=trace.token,
        withdrawn_at=None,
    )
    if known.exists():
        raise Refused(_("Hồ sơ đã có dấu hiệu này."), field="value")
    matching.write(violation.respondent, [trace])
    ledger.record(events.IdentifierAdded(violation.pk, str(trace.kind)), by=by, now=now)
    matching.match(violation, [trace], by=by, now=now)


@transaction.atomic
def withdraw(violation: Violation, identifier: UUID, *, by: User, now: datetime) -> None:
    """It stays, but is shown as taken back; what only it had in common with others is let go."""
    check_works_here(violation.office_id, by=by)
    rows = RespondentIdentifier.objects.select_for_update()
    found = rows.filter(
        pk=identifier, respondent=violation.respondent_id, withdrawn_at=None
    ).first()
    if found is None:
        raise Refused(_("Dấu hiệu này đã được bỏ trước đó."))
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at"])
    ledger.record(events.IdentifierWithdrawn(violation.pk, found.pk, found.kind), by=by, now=now)
    for row in matches_of(violation.respondent_id).select_for_update():
        _shrink(row)


def _shrink(row: RespondentMatch) -> None:
    """What somebody has judged stays, with its history."""
    left = sharing(row.one_id, row.other_id)
    if left is None and not row.verdicts.exists():
        row.delete()
        return
    row.kinds = sorted(left.kinds) if left else []
    row.strong = left.strong if left else False
    row.save(update_fields=["kinds", "strong"])
