"""What a class answered: by seat, by question, by strand, before and after."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count

from khien.quizzes.models import Attempt, ClassQuiz, Response
from khien.quizzes.rules import helping
from khien.quizzes.rules.helping import Reason, Result
from khien.quizzes.rules.learnt import Learnt, learnt


def sent(opened: ClassQuiz) -> list[Attempt]:
    rows = Attempt.objects.filter(class_quiz=opened, set_aside_at=None, submitted_at__isnull=False)
    return list(rows.exclude(seat=None).order_by("seat"))


def shares(opened: ClassQuiz) -> dict[int, float]:
    """Seat → share of the points."""
    questions = len(opened.paper)
    return {
        attempt.seat: (attempt.points or 0) / questions
        for attempt in sent(opened)
        if attempt.seat is not None
    }


def compared(opened: ClassQuiz) -> Learnt | None:
    return learnt(shares(opened.before), shares(opened)) if opened.before else None


def by_seat(opened: ClassQuiz) -> list[Result]:
    questions = len(opened.paper)
    strands = _strand_shares(opened)
    return [
        Result(
            attempt.seat,
            (attempt.points or 0) / questions,
            strands.get(attempt.pk, {}),
            bool(attempt.wants_to_talk),
        )
        for attempt in sent(opened)
        if attempt.seat is not None
    ]


def _strand_shares(opened: ClassQuiz) -> dict[UUID, dict[str, float]]:
    rows = (
        Response.objects.filter(attempt__class_quiz=opened, attempt__set_aside_at=None)
        .values_list("attempt", "version__question__strand")
        .annotate(mean=Avg("score"))
        .order_by()
    )
    found: defaultdict[UUID, dict[str, float]] = defaultdict(dict)
    for attempt, strand, mean in rows:
        found[attempt][strand] = mean
    return found


@dataclass(frozen=True)
class Needs:
    result: Result
    reasons: list[Reason]


def who_needs_help(opened: ClassQuiz) -> list[Needs]:
    """The weightiest reason first."""
    before = shares(opened.before) if opened.before else {}
    found = [
        Needs(
            result,
            helping.reasons(
                result, pass_percent=opened.pass_percent, before=before.get(result.seat)
            ),
        )
        for result in by_seat(opened)
    ]
    return sorted(
        (needs for needs in found if needs.reasons),
        key=lambda needs: (needs.reasons[0], needs.result.seat),
    )


@dataclass(frozen=True)
class OfClass:
    """One question, or one strand: how right the class was. `before`: where it can be compared."""

    answers: int
    share: float
    before: float | None = None

    @property
    def percent(self) -> float:
        return self.share * 100

    @property
    def before_percent(self) -> float | None:
        return None if self.before is None else self.before * 100


def by_question(opened: ClassQuiz) -> dict[UUID, OfClass]:
    return _grouped(opened, "version")


def by_strand(opened: ClassQuiz) -> dict[str, OfClass]:
    return dict(sorted(_grouped(opened, "version__question__strand").items()))


def _grouped(opened: ClassQuiz, field: str) -> dict[Any, OfClass]:
    before = _means(opened.before, field) if opened.before else {}
    return {
        key: OfClass(count, mean, before.get(key, (0, None))[1])
        for key, (count, mean) in _means(opened, field).items()
    }


def _means(opened: ClassQuiz, field: str) -> dict[Any, tuple[int, float]]:
    rows = (
        Response.objects.filter(
            attempt__class_quiz=opened,
            attempt__set_aside_at=None,
            attempt__submitted_at__isnull=False,
        )
        .values_list(field)
        .annotate(count=Count("pk"), mean=Avg("score"))
        .order_by()
    )
    return {key: (count, mean) for key, count, mean in rows}
