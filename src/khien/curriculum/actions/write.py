"""The author's side: begin a version, save it as often as wished, have it read aloud, submit it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum import events
from khien.curriculum.content import Content
from khien.curriculum.models import Language, Lesson, LessonVersion, Recording, VersionState
from khien.curriculum.rules import picture as pictures
from khien.curriculum.rules import sound as sounds
from khien.curriculum.rules import version as rules
from khien.people.models import User


def _check_may(by: User) -> None:
    if not by.may(Permission.LESSON_WRITE):
        raise Refused(_("Bạn chưa được giao viết bài học."))


def locked(version_id: UUID, verb: str) -> LessonVersion:
    rows = LessonVersion.objects.select_for_update(of=("self",)).select_related("lesson")
    version = rows.get(pk=version_id)
    rules.check_transition(version, verb)
    return version


@transaction.atomic
def start_lesson(
    code: str, *, band: str, strands: Sequence[str], content: Content, by: User, now: datetime
) -> LessonVersion:
    """A lesson that is not there yet, in Vietnamese."""
    _check_may(by)
    rules.check_code(code)
    if Lesson.objects.filter(code=code).exists():
        raise Refused(_("Đã có bài mang mã này."), field="code")
    lesson = Lesson.objects.create(code=code, band=band)
    return _begun(lesson, Language.VIETNAMESE, strands, content, "", by=by, now=now)


@transaction.atomic
def begin(lesson: Lesson, *, language: str, by: User, now: datetime) -> LessonVersion:
    """From the version in use in that language, else from the Vietnamese one."""
    _check_may(by)
    Lesson.objects.select_for_update().get(pk=lesson.pk)
    rows = lesson.versions.order_by("-number")
    writing = [VersionState.DRAFT, VersionState.IN_REVIEW]
    if rows.filter(language=language, state__in=writing).exists():
        raise Refused(_("Đã có một bản đang viết ở ngôn ngữ này."))
    model = rows.filter(language=language).first() or rows.first()
    if model is None:
        raise Refused(_("Bài này chưa có bản nào."))
    given = Content.of(model.content)
    return _begun(lesson, language, model.strands, given, model.picture, by=by, now=now)


def _begun(
    lesson: Lesson,
    language: str,
    strands: Sequence[str],
    content: Content,
    picture: str,
    *,
    by: User,
    now: datetime,
) -> LessonVersion:
    last = lesson.versions.filter(language=language).order_by("-number").first()
    try:
        version = LessonVersion.objects.create(
            lesson=lesson,
            language=language,
            number=last.number + 1 if last else 1,
            strands=list(strands),
            content=content.as_data(),
            picture=picture,
            state=VersionState.DRAFT,
            written_by=by,
            written_at=now,
        )
    except IntegrityError as taken:
        raise Refused(_("Đã có một bản đang viết ở ngôn ngữ này.")) from taken
    event = events.LessonBegun(lesson.pk, lesson.code, language, version.number)
    ledger.record(event, by=by, now=now)
    return version


@transaction.atomic
def save(
    version_id: UUID,
    *,
    content: Content,
    strands: Sequence[str],
    picture: str,
    seen: int,
    by: User,
    now: datetime,
) -> LessonVersion:
    """A draft may have troubles. `seen`: the number of the save the person started from."""
    _check_may(by)
    version = locked(version_id, "save")
    rules.check_version(version, seen=seen)
    if picture:
        pictures.check_picture(picture)
    if rules.size(content, picture) > 2 * rules.MOST_BYTES:
        raise Refused(_("Bài quá dài để lưu. Hãy chia làm hai bài."))
    version.content, version.strands, version.picture = content.as_data(), list(strands), picture
    version.written_by, version.written_at = by, now
    version.saved += 1
    version.save()
    return version


@transaction.atomic
def submit(version_id: UUID, *, by: User, now: datetime) -> None:
    _check_may(by)
    version = locked(version_id, "submit")
    content = Content.of(version.content)
    rules.check_can_submit(
        version.lesson, content, picture=version.picture, strands=version.strands
    )
    version.state, version.submitted_at = VersionState.IN_REVIEW, now
    version.saved += 1
    version.save(update_fields=["state", "submitted_at", "saved"])
    event = events.LessonSubmitted(version.lesson_id, version.lesson.code, version.number)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def record_sound(version_id: UUID, *, data: bytes, by: User, now: datetime) -> None:
    """Read aloud; an earlier recording of the same version is replaced."""
    _check_may(by)
    version = locked(version_id, "save")
    media_type = sounds.check_sound(data)
    Recording.objects.update_or_create(
        version=version,
        defaults={"data": data, "media_type": media_type, "added_by": by, "added_at": now},
    )
    event = events.LessonRecorded(version.lesson_id, version.lesson.code, version.number)
    ledger.record(event, by=by, now=now)
