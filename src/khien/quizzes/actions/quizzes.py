"""Making a quiz and having a class take it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.ids import id_of_sent
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum.models import Band
from khien.learning.queries.institutions import in_scope
from khien.people.models import User
from khien.quizzes import events
from khien.quizzes.models import ClassQuiz, Moment, Quiz
from khien.quizzes.queries import bank
from khien.quizzes.rules import drawing
from khien.quizzes.rules.taking import OPEN_FOR

_DIGITS = 9
_SEEDS = 2**31


@dataclass(frozen=True)
class Recipe:
    """`counts`: strand → how many questions."""

    title: str
    band: Band
    counts: Mapping[str, int]
    pass_percent: int
    seed: int | None = None


@transaction.atomic
def make_quiz(
    institution: UUID, recipe: Recipe, *, sent_key: UUID | None = None, by: User, now: datetime
) -> Quiz:
    """Refused where the banks have too few questions: that is said now, not before the class.

    `sent_key`: made by the sender's form; sent twice, the quiz is made once.
    """
    _check_works_here(institution, by=by, now=now)
    drawing.check_counts(recipe.counts)
    seed = secrets.randbelow(_SEEDS) if recipe.seed is None else recipe.seed
    drawing.draw(bank.to_draw(recipe.band), recipe.counts, seed=seed)
    quiz, made = Quiz.objects.get_or_create(
        pk=id_of_sent(sent_key, by.pk, institution, recipe),
        defaults={
            "institution_id": institution,
            "title": recipe.title,
            "band": recipe.band,
            "counts": dict(recipe.counts),
            "seed": seed,
            "pass_percent": recipe.pass_percent,
            "made_at": now,
            "made_by": by,
        },
    )
    if made:
        questions = sum(recipe.counts.values())
        ledger.record(events.QuizMade(quiz.pk, institution, questions), by=by, now=now)
    return quiz


@transaction.atomic
def open_for_class(
    quiz: Quiz,
    *,
    class_name: str,
    moment: Moment,
    sent_key: UUID | None = None,
    by: User,
    now: datetime,
) -> ClassQuiz:
    """`sent_key`: as of `make_quiz`. Pressed twice, the class has one code."""
    _check_works_here(quiz.institution_id, by=by, now=now)
    quiz = Quiz.objects.select_for_update().get(pk=quiz.pk)
    key = id_of_sent(sent_key, by.pk, quiz.pk, class_name, moment)
    if (there := ClassQuiz.objects.filter(pk=key).first()) is not None:
        return there
    versions = drawing.draw(bank.to_draw(Band(quiz.band)), quiz.counts, seed=quiz.seed)
    asked = drawing.shuffled(bank.items(versions), seed=quiz.seed)
    return _opened(
        quiz, asked, key=key, class_name=class_name, moment=moment, before=None, by=by, now=now
    )


@transaction.atomic
def open_again_after(before: ClassQuiz, *, by: User, now: datetime) -> ClassQuiz:
    """The same questions in another order, so that what changed is what the class knows."""
    _check_works_here(before.institution_id, by=by, now=now)
    locked = ClassQuiz.objects.select_for_update().get(pk=before.pk)
    if locked.moment != Moment.BEFORE:
        raise Refused(_("Chỉ bài làm trước khi học mới có bài làm sau để so."))
    there = ClassQuiz.objects.filter(before=locked).first()
    if there is not None:
        return there
    versions = [UUID(row["version"]) for row in locked.paper]
    asked = drawing.shuffled(bank.items(versions), seed=locked.quiz.seed + 1)
    return _opened(
        locked.quiz,
        asked,
        key=id_of_sent(None),
        class_name=locked.class_name,
        moment=Moment.AFTER,
        before=locked,
        by=by,
        now=now,
    )


def _opened(
    quiz: Quiz,
    asked: list[drawing.Asked],
    *,
    key: UUID,
    class_name: str,
    moment: Moment,
    before: ClassQuiz | None,
    by: User,
    now: datetime,
) -> ClassQuiz:
    opened = ClassQuiz.objects.create(
        pk=key,
        quiz=quiz,
        institution_id=quiz.institution_id,
        class_name=class_name,
        moment=moment,
        before=before,
        code=_new_code(),
        paper=[each.plain() for each in asked],
        pass_percent=quiz.pass_percent,
        opened_at=now,
        opened_by=by,
        closes_at=now + OPEN_FOR,
    )
    event = events.ClassQuizOpened(opened.pk, quiz.institution_id, quiz.pk, moment.value)
    ledger.record(event, by=by, now=now)
    return opened


@transaction.atomic
def close(opened: ClassQuiz, *, by: User, now: datetime) -> None:
    """Twice changes nothing; whoever had begun may still send for a while."""
    _check_works_here(opened.institution_id, by=by, now=now)
    if ClassQuiz.objects.filter(pk=opened.pk, closes_at__gt=now).update(closes_at=now):
        ledger.record(events.ClassQuizClosed(opened.pk, opened.institution_id), by=by, now=now)


@transaction.atomic
def open_longer(opened: ClassQuiz, *, by: User, now: datetime) -> None:
    """For whoever was away: the same paper, open anew from now."""
    _check_works_here(opened.institution_id, by=by, now=now)
    ClassQuiz.objects.filter(pk=opened.pk).update(closes_at=now + OPEN_FOR)
    event = events.ClassQuizOpened(opened.pk, opened.institution_id, opened.quiz_id, opened.moment)
    ledger.record(event, by=by, now=now)


def _new_code() -> str:
    """So many codes that guessing one of those open right now takes longer than they are open."""
    while True:
        code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
        if not ClassQuiz.objects.filter(code=code).exists():
            return code


def _check_works_here(institution: UUID, *, by: User, now: datetime) -> None:
    if not in_scope(by, Permission.SESSION_RECORD, institution, on=today(now)):
        raise Refused(_("Bạn không được giao làm việc cho cơ sở này."))
