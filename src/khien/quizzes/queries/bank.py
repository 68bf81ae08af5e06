"""Questions as they stand: the newest version of each that is not withdrawn."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from khien.curriculum.models import Band
from khien.quizzes.items import Item, from_plain
from khien.quizzes.models import Question, QuestionBank, QuestionVersion


def banks() -> QuerySet[Any]:
    standing = Count("questions", filter=Q(questions__withdrawn_at=None))
    return QuestionBank.objects.annotate(standing=standing).order_by("title")


def newest() -> QuerySet[QuestionVersion]:
    """One version of each question that stands."""
    of_question = QuestionVersion.objects.filter(question=OuterRef("question"))
    last = of_question.order_by("-number").values("pk")[:1]
    rows = QuestionVersion.objects.filter(question__withdrawn_at=None, pk=Subquery(last))
    return rows.select_related("question").order_by("question__code")


def to_draw(band: Band) -> dict[str, list[UUID]]:
    found: defaultdict[str, list[UUID]] = defaultdict(list)
    rows = newest().filter(question__band=band).order_by()
    for strand, version in rows.values_list("question__strand", "pk"):
        found[strand].append(version)
    return dict(found)


def how_many(band: Band) -> dict[str, int]:
    return {strand: len(versions) for strand, versions in to_draw(band).items()}


def items(versions: Sequence[UUID]) -> list[tuple[UUID, Item]]:
    """In the order asked for."""
    found = QuestionVersion.objects.in_bulk(list(versions))
    return [(version, from_plain(found[version].content)) for version in versions]


def strands_of(versions: Iterable[UUID]) -> dict[UUID, str]:
    rows = QuestionVersion.objects.filter(pk__in=list(versions))
    return dict(rows.values_list("pk", "question__strand"))


def of_bank(bank: QuestionBank, *, strand: str = "", band: str = "") -> QuerySet[QuestionVersion]:
    rows = newest().filter(question__bank=bank)
    if strand:
        rows = rows.filter(question__strand=strand)
    return rows.filter(question__band=band) if band else rows


def by_code(bank: QuestionBank, code: str) -> Question | None:
    return Question.objects.filter(bank=bank, code=code).first()
