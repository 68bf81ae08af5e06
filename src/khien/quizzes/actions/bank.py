"""Writing questions: one at a time, or many out of a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.refusal import Refused
from khien.curriculum.models import Band
from khien.people.models import User
from khien.quizzes import events
from khien.quizzes.items import Item, as_plain, check_item
from khien.quizzes.models import Question, QuestionBank, QuestionVersion


@dataclass(frozen=True)
class Written:
    """One question as somebody wrote it, or as a file has it."""

    LONGEST_CODE: ClassVar = 60

    code: str
    strand: str
    band: Band
    item: Item
    descriptor: str = ""


@dataclass(frozen=True)
class Tally:
    made: int
    changed: int
    same: int


@transaction.atomic
def make_bank(title: str, *, by: User, now: datetime) -> QuestionBank:
    try:
        with transaction.atomic():
            bank = QuestionBank.objects.create(title=title.strip(), made_at=now, made_by=by)
    except IntegrityError:
        raise Refused(_("Đã có ngân hàng câu hỏi tên này."), field="title") from None
    ledger.record(events.QuestionBankMade(bank.pk), by=by, now=now)
    return bank


@transaction.atomic
def write(bank: QuestionBank, written: Written, *, by: User, now: datetime) -> QuestionVersion:
    """A new question, or a further version of the one with this code; the same changes none."""
    _check_written_by_hand(bank)
    _lock(bank)
    ((version, _fresh),) = _put(bank, [written], by=by, now=now)
    event = events.QuestionWritten(version.question_id, bank.pk, version.number)
    ledger.record(event, by=by, now=now)
    return version


def import_file(
    bank: QuestionBank, all_written: Sequence[Written], *, form: str, by: User, now: datetime
) -> Tally:
    _check_written_by_hand(bank)
    return take_over(bank, all_written, form=form, by=by, now=now)


@transaction.atomic
def take_over(
    bank: QuestionBank, all_written: Sequence[Written], *, form: str, by: Actor, now: datetime
) -> Tally:
    """All or none. `form`: of which file they are."""
    _lock(bank)
    versions = _put(bank, all_written, by=by, now=now)
    numbers = [version.number for version, fresh in versions if fresh]
    made = numbers.count(1)
    tally = Tally(made, len(numbers) - made, len(versions) - len(numbers))
    if tally.made or tally.changed:
        event = events.QuestionsImported(bank.pk, form, tally.made, tally.changed)
        ledger.record(event, by=by, now=now)
    return tally


@transaction.atomic
def withdraw(question: Question, *, by: User, now: datetime) -> None:
    """It is drawn no more; papers that have it keep it. Twice changes nothing."""
    _check_written_by_hand(question.bank)
    rows = Question.objects.filter(pk=question.pk, withdrawn_at=None)
    if rows.update(withdrawn_at=now):
        ledger.record(events.QuestionWithdrawn(question.pk, question.bank_id), by=by, now=now)


def _check_written_by_hand(bank: QuestionBank) -> None:
    if bank.of_lessons:
        raise Refused(_("Câu hỏi của bài học thì sửa ở bài học; ngân hàng này tự theo."))


def _lock(bank: QuestionBank) -> None:
    QuestionBank.objects.select_for_update().get(pk=bank.pk)


def _put(
    bank: QuestionBank, all_written: Sequence[Written], *, by: Actor, now: datetime
) -> list[tuple[QuestionVersion, bool]]:
    """Of each the version that stands afterwards, and whether it was made now."""
    for written in all_written:
        check_item(written.item)
    questions = _questions(bank, all_written)
    before = _standing(questions.values())
    after: list[tuple[QuestionVersion, bool]] = []
    for written in all_written:
        question, content = questions[written.code], as_plain(written.item)
        last = before.get(question.pk)
        if last is not None and last.content == content:
            after.append((last, False))
            continue
        version = QuestionVersion(
            question=question,
            number=last.number + 1 if last else 1,
            kind=written.item.kind,
            content=content,
            made_at=now,
            made_by=by if isinstance(by, User) else None,
        )
        before[question.pk] = version
        after.append((version, True))
    QuestionVersion.objects.bulk_create(version for version, fresh in after if fresh)
    return after


def _questions(bank: QuestionBank, all_written: Iterable[Written]) -> dict[str, Question]:
    """By code, those that were missing made, all in the place that is written now."""
    rows = {
        written.code: Question(
            bank=bank,
            code=written.code,
            strand=written.strand,
            band=written.band,
            descriptor=written.descriptor,
        )
        for written in all_written
    }
    Question.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["bank", "code"],
        update_fields=["strand", "band", "descriptor", "withdrawn_at"],
    )
    return {row.code: row for row in bank.questions.filter(code__in=rows)}


def _standing(questions: Iterable[Question]) -> dict[UUID, QuestionVersion]:
    rows = QuestionVersion.objects.filter(question__in=list(questions))
    newest = rows.order_by("question", "-number").distinct("question")
    return {version.question_id: version for version in newest}
