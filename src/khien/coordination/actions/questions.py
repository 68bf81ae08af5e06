"""The bank of questions: those that ship, and what people add, replace and end."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events
from khien.coordination.models import Question
from khien.coordination.rules.steps import check_words
from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User

_SHIPPED = Path(__file__).parent.parent / "data" / "questions.json"


def load_questions() -> None:
    """Those of codes that were never there; what people changed stays."""
    known = set(Question.objects.values_list("code", flat=True))
    rows = json.loads(_SHIPPED.read_text("utf-8"))
    Question.objects.bulk_create(
        Question(**row | {"since": date.fromisoformat(row["since"])})
        for row in rows
        if row["code"] not in known
    )


@dataclass(frozen=True)
class NewQuestion:
    asked_of: str
    words: str
    look_at: str = ""
    law: str = ""
    certainty: str = "?"


@transaction.atomic
def add_question(new: NewQuestion, *, code: str, by: User, now: datetime) -> Question:
    if Question.objects.filter(code=code).exists():
        raise Refused(_("Mã này đã có."), field="code")
    return _create(new, code=code, version=1, by=by, now=now)


def _create(new: NewQuestion, *, code: str, version: int, by: User, now: datetime) -> Question:
    made = Question.objects.create(
        code=code,
        version=version,
        asked_of=new.asked_of,
        words=check_words(new.words, _("Ghi câu hỏi."), field="words"),
        look_at=new.look_at.strip(),
        law=new.law.strip(),
        certainty=new.certainty,
        since=today(now),
    )
    ledger.record(events.QuestionChanged(made.pk, code, version), by=by, now=now)
    return made


def _in_use(question: Question) -> Question:
    row = Question.objects.select_for_update().get(pk=question.pk)
    if row.until is not None:
        raise Refused(_("Câu hỏi này không còn dùng."))
    return row


@transaction.atomic
def replace_question(question: Question, new: NewQuestion, *, by: User, now: datetime) -> Question:
    """From today on it is asked like this; visits held before keep the old words."""
    row = _in_use(question)
    row.until = today(now)
    row.save(update_fields=["until"])
    return _create(new, code=row.code, version=row.version + 1, by=by, now=now)


@transaction.atomic
def end_question(question: Question, *, by: User, now: datetime) -> None:
    row = _in_use(question)
    row.until = today(now)
    row.save(update_fields=["until"])
    ledger.record(events.QuestionChanged(row.pk, row.code, 0), by=by, now=now)
