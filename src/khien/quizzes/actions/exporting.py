"""What leaves Khiên is written into the ledger."""

from datetime import datetime
from typing import Any

from django.db import transaction

from khien.core import ledger
from khien.people.models import User
from khien.quizzes import events
from khien.quizzes.exchange import xapi
from khien.quizzes.models import Attempt, ClassQuiz, QuestionBank


@transaction.atomic
def questions(bank: QuestionBank, form: str, *, count: int, by: User, now: datetime) -> None:
    ledger.record(events.QuestionsExported(bank.pk, form, count), by=by, now=now)


@transaction.atomic
def answers(opened: ClassQuiz, *, site: str, by: User, now: datetime) -> list[dict[str, Any]]:
    rows = Attempt.objects.filter(class_quiz=opened, set_aside_at=None, submitted_at__isnull=False)
    told = xapi.statements(opened, list(rows.prefetch_related("responses")), site=site)
    ledger.record(events.AnswersExported(opened.pk, len(told)), by=by, now=now)
    return told
