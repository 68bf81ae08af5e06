"""The bank that follows the lessons in use: their quiz items, each a question to draw."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from khien.core import ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.refusal import Refused
from khien.curriculum.models import Band, Language, LessonVersion, VersionState
from khien.curriculum.queries.lessons import content_of
from khien.quizzes import events
from khien.quizzes.actions.bank import Tally, Written, take_over
from khien.quizzes.items import Item, Kind, check_item
from khien.quizzes.models import Question, QuestionBank

TITLE = "Câu hỏi của các bài học"


@transaction.atomic
def follow_lessons(*, now: datetime, by: Actor = SYSTEM) -> Tally:
    """What is new becomes a question, what was rewritten a version; what is gone is withdrawn."""
    bank, made = QuestionBank.objects.get_or_create(
        of_lessons=True, defaults={"title": TITLE, "made_at": now}
    )
    if made:
        ledger.record(events.QuestionBankMade(bank.pk), by=by, now=now)
    there = list(_items())
    tally = take_over(bank, there, form="lessons", by=by, now=now)
    gone = Question.objects.filter(bank=bank, withdrawn_at=None)
    gone = gone.exclude(code__in=[each.code for each in there])
    for question in gone:
        ledger.record(events.QuestionWithdrawn(question.pk, bank.pk), by=by, now=now)
    gone.update(withdrawn_at=now)
    return tally


def _items() -> Iterator[Written]:
    rows = LessonVersion.objects.filter(
        state=VersionState.PUBLISHED, language=Language.VIETNAMESE
    ).select_related("lesson")
    for version in rows.order_by("lesson__code"):
        for number, each in enumerate(content_of(version).items, start=1):
            item = Item(
                kind=Kind.SINGLE,
                text=each.question,
                options=each.answers,
                key=(each.key,),
                explanation=each.why,
            )
            if _is_whole(item):
                code, band = f"{version.lesson.code}-{number}", Band(version.lesson.band)
                yield Written(code, version.strands[0], band, item)


def _is_whole(item: Item) -> bool:
    try:
        check_item(item)
    except Refused:
        return False
    return True
