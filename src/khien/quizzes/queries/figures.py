"""How hard each question is and whether it tells who knows more, over all classes that had it."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.aggregates import Corr
from django.db.models import Avg, Count, F

from khien.quizzes.models import Response
from khien.quizzes.rules.judging import ItemFigures


def figures(versions: Iterable[UUID]) -> dict[UUID, ItemFigures]:
    """The rest of a paper is what an attempt reached without this question."""
    rows = (
        Response.objects.filter(
            version__in=list(versions),
            attempt__set_aside_at=None,
            attempt__submitted_at__isnull=False,
        )
        .values("version")
        .annotate(
            answers=Count("pk"),
            difficulty=Avg("score"),
            discrimination=Corr(y=F("score"), x=F("attempt__points") - F("score")),
        )
        .order_by()
    )
    return {row["version"]: ItemFigures(**row) for row in rows}
