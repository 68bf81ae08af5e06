"""Quizzes of the institutions a person records for, and the classes that took them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.learning.queries.institutions import for_person
from khien.people.models import User
from khien.quizzes.models import Attempt, ClassQuiz, Quiz


def quizzes_of(user: User, *, on: date) -> QuerySet[Quiz]:
    rows = Quiz.objects.filter(institution__in=_mine(user, on)).select_related("made_by")
    return rows.order_by("-made_at", "-id")


def quiz_for(user: User, quiz_id: UUID, *, on: date) -> Quiz:
    return get_object_or_404(quizzes_of(user, on=on), pk=quiz_id)


def visible_to(user: User, *, on: date) -> QuerySet[Any]:
    """With how many sent; who asked for help is another question, see `results`."""
    standing = Q(attempts__set_aside_at=None)
    return (
        ClassQuiz.objects.filter(institution__in=_mine(user, on))
        .select_related("quiz", "opened_by")
        .annotate(
            begun=Count("attempts", filter=standing),
            sent=Count("attempts", filter=standing & Q(attempts__submitted_at__isnull=False)),
        )
        .order_by("-opened_at", "-id")
    )


def get_for(user: User, class_quiz_id: UUID, *, on: date) -> Any:
    return get_object_or_404(visible_to(user, on=on), pk=class_quiz_id)


def own(user: User, class_quiz_id: UUID, *, on: date) -> Any:
    """Only for whoever opened it: pupils' numbers are the business of their teacher alone."""
    return get_object_or_404(visible_to(user, on=on), pk=class_quiz_id, opened_by=user)


def with_code(code: str) -> ClassQuiz | None:
    return ClassQuiz.objects.select_related("quiz").filter(code=code).first()


def attempt(attempt_id: UUID) -> Attempt | None:
    return Attempt.objects.select_related("class_quiz__quiz").filter(pk=attempt_id).first()


def _mine(user: User, on: date) -> QuerySet[Any]:
    rows = for_person(user, on=on, permissions=[Permission.SESSION_RECORD])
    mine: QuerySet[Any] = rows.values("pk")
    return mine
