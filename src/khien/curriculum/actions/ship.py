"""What comes with Khiên: the framework and a lesson for every cell of it.

A newer text replaces an older one of ours; what people of the province wrote stays in use.
"""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.curriculum import content, events
from khien.curriculum.models import (
    Descriptor,
    Framework,
    Language,
    Lesson,
    LessonVersion,
    VersionState,
)

DATA = Path(__file__).parents[1] / "data"


@transaction.atomic
def load_framework() -> None:
    told = json.loads((DATA / "framework.json").read_text("utf-8"))
    rows = told.pop("descriptors")
    framework, new = Framework.objects.get_or_create(code=told.pop("code"), defaults=told)
    if new:
        Descriptor.objects.bulk_create(Descriptor(framework=framework, **row) for row in rows)


@transaction.atomic
def load_lessons(now: datetime, *, folder: Path = DATA / "lessons") -> None:
    lessons = {lesson.code: lesson for lesson in Lesson.objects.all()}
    latest = _latest()
    for path in sorted(folder.glob("*.toml")):
        text, picture = path.read_text("utf-8"), path.with_suffix(".svg").read_text("utf-8")
        mark = sha256(f"{text}\x1f{picture}".encode()).hexdigest()
        given = content.read(path.stem, text)
        lesson = lessons.get(given.code) or Lesson.objects.create(code=given.code, band=given.band)
        newest = latest.get(lesson.pk)
        if newest is None or newest.shipped not in {"", mark}:
            _publish(lesson, given, picture, mark, after=newest, now=now)


def _latest() -> dict[object, LessonVersion]:
    rows = LessonVersion.objects.filter(language=Language.VIETNAMESE).order_by("number")
    return {row.lesson_id: row for row in rows.defer("content", "picture")}


def _publish(
    lesson: Lesson,
    given: content.Shipped,
    picture: str,
    mark: str,
    *,
    after: LessonVersion | None,
    now: datetime,
) -> None:
    if after is not None:
        LessonVersion.objects.filter(pk=after.pk).update(state=VersionState.REPLACED)
    number = after.number + 1 if after else 1
    LessonVersion.objects.create(
        lesson=lesson,
        number=number,
        strands=list(given.strands),
        content=given.content.as_data(),
        picture=picture,
        state=VersionState.PUBLISHED,
        shipped=mark,
        written_at=now,
        published_at=now,
    )
    event = events.LessonPublished(lesson.pk, lesson.code, Language.VIETNAMESE, number)
    ledger.record(event, by=SYSTEM, now=now)
