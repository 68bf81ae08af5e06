"""Recording what becomes of the help for a child who turns sixteen."""

from datetime import datetime

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.people.models import User
from khien.support import events
from khien.support.actions.steps import begin
from khien.support.models import AfterSixteen, Case, SixteenDecision
from khien.support.rules.birth import of_age_soon
from khien.support.rules.sixteen import check_can_decide, newest
from khien.support.rules.states import Step


@transaction.atomic
def decide_at_sixteen(
    case: Case, *, outcome: AfterSixteen, words: str, by: User, now: datetime
) -> SixteenDecision:
    """From then on nobody is asked again."""
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    check_can_decide(
        of_age_soon((case.child or {}).get("born", ""), on=today(now)),
        outcome=outcome,
        words=words,
        before=newest(case.at_sixteen.all()),
    )
    made = SixteenDecision.objects.create(
        case=case, outcome=outcome, words=words, recorded_at=now, recorded_by=by
    )
    ledger.record(events.SixteenDecided(case.pk, str(outcome)), by=by, now=now)
    return made
