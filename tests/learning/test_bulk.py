"""Five years of sample work in seconds, under the same constraints as a single session."""

from datetime import date
from time import process_time
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from fixtures_learning import NOW, details
from khien.core.models import LedgerEvent
from khien.learning import actions
from khien.learning.models import Session, State

pytestmark = pytest.mark.django_db


def row(school, by, **changes):
    return actions.Recorded(
        institution=school.pk,
        details=details(**changes),
        recorded_by=by.pk,
        recorded_at=NOW,
    )


def test_a_batch_is_one_event_in_the_ledger(school, recorder, province):
    before = LedgerEvent.objects.count()
    rows = [row(school, recorder, headcount=number) for number in range(1, 21)]
    assert actions.record_many(rows, by=recorder, now=NOW) == 20
    assert LedgerEvent.objects.count() == before + 1
    session = Session.objects.order_by("headcount").first()
    assert (session.state, session.folded_title) == (State.HELD, "ban tay nam ngon")
    assert isinstance(session.id, UUID)


def test_one_wrong_row_writes_nothing(school, recorder, verifier, province):
    wrong = [
        row(school, recorder, headcount=0),
        row(school, recorder, strands=()),
        actions.Recorded(
            institution=school.pk,
            details=details(),
            recorded_by=recorder.pk,
            recorded_at=NOW,
            verified_by=recorder.pk,
            verified_at=NOW,
        ),
    ]
    for bad in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.record_many([row(school, recorder), bad], by=recorder, now=NOW)
    assert not Session.objects.exists()


def test_ten_thousand_sessions_take_a_moment(school, recorder, province):
    rows = [row(school, recorder, held_on=date(2026, 9, 1 + n % 30)) for n in range(10_000)]
    started = process_time()
    actions.record_many(rows, by=recorder, now=NOW)
    assert process_time() - started < 5, "of the processor: other tests may hold it meanwhile"
