"""Bodies that are no more, as the legal officer keeps them."""

from datetime import date, datetime

from django.db import transaction

from khien.core import ledger
from khien.core.fold import marked_words
from khien.law import events
from khien.law.actions.changing import change
from khien.law.models import EndedAgency
from khien.law.rules import check_revision
from khien.law.rules import register as rules
from khien.people.models import User


@transaction.atomic
def record_agency(
    agency: EndedAgency | None,
    *,
    name: str,
    ended: date,
    successor: str,
    certainty: str,
    seen_revision: int,
    by: User,
    now: datetime,
) -> EndedAgency:
    """A new one where `agency` is None."""
    others = EndedAgency.objects.all()
    if agency is not None:
        others = others.exclude(pk=agency.pk)
    rules.check_agency(name=name, same=others.filter(name__iexact=name.strip()).exists())
    values = {
        "name": name.strip(),
        "marked": " ".join(marked_words(name)),
        "ended": ended,
        "successor": successor.strip(),
        "certainty": certainty,
    }
    if agency is None:
        row = EndedAgency.objects.create(**values)
        changed = True
    else:
        row = EndedAgency.objects.select_for_update().get(pk=agency.pk)
        check_revision(row.revision, seen_revision)
        changed = bool(change(row, values)[1])
    if changed:
        ledger.record(events.EndedAgencyRecorded(row.pk, ended.isoformat()), by=by, now=now)
    return row
