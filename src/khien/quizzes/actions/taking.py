"""A pupil answers: on a phone, or on paper by the teacher's hand. Sent twice, it is kept once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.people.models import User
from khien.quizzes import events
from khien.quizzes.items import Answer, mark
from khien.quizzes.models import Attempt, ClassQuiz, Response, Source
from khien.quizzes.queries import bank
from khien.quizzes.rules import drawing, taking

LONGEST_SAID = 200


@transaction.atomic
def begin(opened: ClassQuiz, *, seat: int, now: datetime) -> Attempt:
    """Coming back before sending, as after a phone went dark, goes on with the same attempt."""
    locked = ClassQuiz.objects.select_for_update(no_key=True).get(pk=opened.pk)
    earlier = Attempt.objects.filter(class_quiz=locked, seat=seat, set_aside_at=None).first()
    taking.check_can_begin(locked, seat=seat, earlier=earlier, now=now)
    if earlier is not None:
        return earlier
    return Attempt.objects.create(class_quiz=locked, seat=seat, source=Source.PHONE, started_at=now)


@transaction.atomic
def submit(
    attempt_id: UUID, answers: Mapping[UUID, Answer], *, wants_to_talk: bool, now: datetime
) -> Attempt:
    """What is not answered scores nothing. The first sending stands."""
    attempt = Attempt.objects.select_for_update().get(pk=attempt_id)
    if attempt.submitted_at is not None and attempt.set_aside_at is None:
        return attempt
    taking.check_can_submit(attempt, attempt.class_quiz, now=now)
    attempt.wants_to_talk = wants_to_talk
    _keep(attempt, answers, now=now)
    return attempt


@transaction.atomic
def take_sheet(opened: ClassQuiz, seat: int, answers: Mapping[UUID, Answer], now: datetime) -> bool:
    """A sheet of paper the teacher has looked at; False where the seat has answered already."""
    attempt, _made = Attempt.objects.get_or_create(
        class_quiz=opened,
        seat=seat,
        set_aside_at=None,
        defaults={"source": Source.PAPER, "started_at": now},
    )
    if attempt.submitted_at is not None:
        return False
    attempt.source = Source.PAPER
    _keep(attempt, answers, now=now)
    return True


@transaction.atomic
def set_aside(attempt: Attempt, *, by: User, now: datetime) -> None:
    """Somebody else used the number, or the pupil may begin anew; what was sent counts no more."""
    rows = Attempt.objects.filter(pk=attempt.pk, set_aside_at=None)
    if rows.update(set_aside_at=now):
        ledger.record(events.AttemptSetAside(attempt.class_quiz_id), by=by, now=now)


def _keep(attempt: Attempt, answers: Mapping[UUID, Answer], *, now: datetime) -> None:
    asked = [drawing.asked_from(row).version for row in attempt.class_quiz.paper]
    responses = []
    for version, item in bank.items(asked):
        answer = answers.get(version, ())
        said = answer[:LONGEST_SAID] if isinstance(answer, str) else ""
        responses.append(
            Response(
                attempt=attempt,
                version_id=version,
                chosen=None if isinstance(answer, str) else list(answer),
                said=said,
                score=mark(item, answer),
            )
        )
    Response.objects.bulk_create(responses)
    attempt.points = sum(response.score for response in responses)
    attempt.submitted_at = now
    attempt.save(update_fields=["points", "submitted_at", "wants_to_talk", "source"])
