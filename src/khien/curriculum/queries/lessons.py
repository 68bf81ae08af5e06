"""Lessons as those read them who teach or learn: only what is in use."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from khien.curriculum.content import Content
from khien.curriculum.models import Descriptor, Framework, Language, LessonVersion, VersionState

_ONCE_USED = (VersionState.PUBLISHED, VersionState.REPLACED, VersionState.WITHDRAWN)


@dataclass(frozen=True)
class Card:
    """A lesson in a list. Minutes of class."""

    code: str
    band: str
    strands: tuple[str, ...]
    title: str
    aim: str
    minutes: int


def _in_use() -> QuerySet[LessonVersion]:
    return LessonVersion.objects.filter(state=VersionState.PUBLISHED)


def cards(bands: Iterable[str] = (), *, language: str = Language.VIETNAMESE) -> list[Card]:
    """Of these bands, or of all; in the order of the framework."""
    rows = _in_use().filter(language=language).order_by("lesson__band", "lesson__code")
    if bands:
        rows = rows.filter(lesson__band__in=list(bands))
    return _told(rows)


def cards_once_used(codes: Iterable[str]) -> list[Card]:
    """Of these lessons as they were last read, in use or withdrawn since."""
    rows = LessonVersion.objects.filter(
        lesson__code__in=list(codes), language=Language.VIETNAMESE, state__in=_ONCE_USED
    )
    return _told(rows.order_by("lesson__code", "-number").distinct("lesson__code"))


def _told(rows: QuerySet[LessonVersion]) -> list[Card]:
    told = rows.values_list(
        "lesson__code",
        "lesson__band",
        "strands",
        KT("content__title"),
        KT("content__aim"),
        "content__minutes",
    )
    return [
        Card(code, band, tuple(strands), title, aim, minutes)
        for code, band, strands, title, aim, minutes in told
    ]


def in_use(code: str, *, language: str = Language.VIETNAMESE) -> LessonVersion | None:
    rows = _in_use().filter(lesson__code=code, language=language).select_related("lesson")
    return rows.first()


def content_of(version: LessonVersion) -> Content:
    return Content.of(version.content)


def languages_of(code: str) -> list[Language]:
    held = set(_in_use().filter(lesson__code=code).values_list("language", flat=True))
    return [language for language in Language if language in held]


def descriptors() -> list[Descriptor]:
    """Of the newest framework."""
    newest = Framework.objects.order_by("-valid_from").first()
    if newest is None:
        return []
    return list(newest.descriptors.order_by("strand", "band"))
