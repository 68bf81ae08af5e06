"""Hiding a case from somebody; whoever opened it and is kept away is not its officer any more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.intake.actions.sending import away_of
from khien.people.actions.reading import keep_away
from khien.people.models import RecordKind, User
from khien.support.models import Case
from khien.support.queries import visible_to
from khien.support.rules.case import check_may_read


@transaction.atomic
def hide(
    case: Case, *, person: str, binding: UUID | None, why: str, by: User, now: datetime
) -> None:
    """The commune's other people go on with it; where nobody is left, the province is told."""
    check_may_read(visible_to(by).filter(pk=case.pk).exists())
    people, organisations = away_of(person=person, binding=binding, now=now)
    keep_away(
        RecordKind.CASE,
        case.pk,
        people=people,
        organisations=organisations,
        why=why,
        by=by,
        now=now,
    )
    case = Case.objects.select_for_update(of=("self",)).select_related("officer").get(pk=case.pk)
    if case.officer is not None and not visible_to(case.officer).filter(pk=case.pk).exists():
        case.officer = None
        case.version += 1
        case.save(update_fields=["officer", "version"])
