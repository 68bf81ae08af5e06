"""How violations went on, told to those who care for the children of their incidents."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.enforcement import events
from khien.enforcement.models import OutcomeKnown, Proceeding
from khien.enforcement.wording_outcomes import TELLING, outcome
from khien.intake import extensions
from khien.intake.extensions import Outcome, OutcomeTeller
from khien.people.models import User


def _of(incidents: Collection[UUID]) -> QuerySet[Proceeding]:
    here = Q(violation__incident__in=incidents)
    merged = Q(violation__incident__merged_into__in=incidents)
    rows = Proceeding.objects.filter(here | merged, step__in=list(TELLING))
    return rows.select_related("violation__incident").order_by("at", "id")


def told(incidents: Collection[UUID], user: User) -> dict[UUID, list[Outcome]]:
    known = OutcomeKnown.objects.filter(proceeding=OuterRef("pk"), by=user)
    found: dict[UUID, list[Outcome]] = defaultdict(list)
    for row in _of(incidents).annotate(is_known=Exists(known)):
        words = outcome(row.branch, row.step)
        if words:
            incident = row.violation.incident
            here = incident.pk if incident.pk in incidents else incident.merged_into_id
            found[here or incident.pk].append(_outcome(row, words, known=row.is_known))
    return dict(found)


def _outcome(row: Proceeding, words: str, *, known: bool) -> Outcome:
    reference = _("hồ sơ vi phạm số %(number)s") % {"number": row.violation.number}
    return Outcome(words, row.at, reference, row.violation.office_id, known)


@transaction.atomic
def know(incident: UUID, by: User, now: datetime) -> None:
    """Safe to repeat: what was known stays known since then."""
    unknown = list(_of([incident]).exclude(known__by=by))
    OutcomeKnown.objects.bulk_create(
        [OutcomeKnown(proceeding=row, by=by, at=now) for row in unknown], ignore_conflicts=True
    )
    ledger.record_many(
        [events.OutcomeRead(row.violation_id, row.pk) for row in unknown], by=by, now=now
    )


def publish() -> None:
    extensions.register_outcomes(OutcomeTeller(told, know))
