"""Lessons as those see them who write and read them: what is in use, what is being written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KT

from khien.curriculum.models import Language, Lesson, LessonVersion, VersionState

BEING_WRITTEN = (VersionState.DRAFT, VersionState.IN_REVIEW)


@dataclass
class Row:
    """`title`: of the version in use, else of the newest."""

    lesson: Lesson
    title: str = ""
    in_use: list[LessonVersion] = field(default_factory=list)
    being_written: list[LessonVersion] = field(default_factory=list)


def listing(*, band: str = "", state: str = "") -> QuerySet[Lesson]:
    rows = Lesson.objects.order_by("band", "code")
    if band:
        rows = rows.filter(band=band)
    if state:
        having = LessonVersion.objects.filter(lesson=OuterRef("pk"), state=state)
        rows = rows.filter(Exists(having))
    return rows


def rows_of(lessons: Iterable[Lesson]) -> list[Row]:
    rows = {lesson.pk: Row(lesson) for lesson in lessons}
    versions = LessonVersion.objects.filter(lesson__in=rows).annotate(title=KT("content__title"))
    for version in versions.defer("content", "picture").order_by("number"):
        row = rows[version.lesson_id]
        if version.language == Language.VIETNAMESE or not row.title:
            row.title = version.title
        if version.state == VersionState.PUBLISHED:
            row.in_use.append(version)
        elif version.state in BEING_WRITTEN:
            row.being_written.append(version)
    return list(rows.values())


def versions_of(lesson: Lesson) -> QuerySet[LessonVersion]:
    """Newest first, without what they say."""
    rows = lesson.versions.defer("content", "picture").select_related("written_by")
    return rows.order_by("language", "-number")


def version(lesson_code: str, language: str, number: int) -> LessonVersion:
    """Raises LessonVersion.DoesNotExist."""
    rows = LessonVersion.objects.select_related("lesson", "written_by")
    return rows.get(lesson__code=lesson_code, language=language, number=number)
