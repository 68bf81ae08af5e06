"""The readers' side: let through or send back; in use after two, until replaced or withdrawn."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger, public_items
from khien.core.permissions import Permission
from khien.core.public_items import PublicKind
from khien.core.refusal import Refused
from khien.curriculum import events
from khien.curriculum.actions.write import locked
from khien.curriculum.models import LessonVersion, Review, VersionState
from khien.curriculum.rules import version as rules
from khien.people.models import User
from khien.people.roles import ROLES


def _roles(by: User) -> list[str]:
    may = Permission.LESSON_REVIEW
    return [str(role) for role in by.roles if may in ROLES[role].permissions]


@transaction.atomic
def review(version_id: UUID, *, good: bool, remark: str, by: User, now: datetime) -> VersionState:
    """The state after it. A version that is sent back is read anew by both once mended."""
    version = locked(version_id, "publish" if good else "send_back")
    given = list(version.reviews.order_by("-round"))
    this_round = _round(given)
    before = [each for each in given if each.round == this_round]
    if any(each.by_id == by.pk for each in before):
        raise Refused(_("Bạn đã đọc duyệt bản này rồi."))
    if not good:
        rules.check_remark(remark)
    used = [each.role for each in before]
    role = rules.role_to_read_under(version, by=by.pk, roles=_roles(by), used=used)
    Review.objects.create(
        version=version, by=by, role=role, good=good, remark=remark, at=now, round=this_round
    )
    said = events.LessonRead(version.lesson_id, version.lesson.code, version.number, role, good)
    ledger.record(said, by=by, now=now)
    if not good:
        return _moved(version, VersionState.DRAFT)
    if len(before) + 1 < rules.READERS:
        return VersionState.IN_REVIEW
    return _published(version, by=by, now=now)


def _round(given: list[Review]) -> int:
    """A round ends where somebody sends back."""
    if not given:
        return 1
    last = given[0].round
    return last if all(each.good for each in given if each.round == last) else last + 1


def _moved(version: LessonVersion, state: VersionState) -> VersionState:
    version.state = state
    version.saved += 1
    version.save(update_fields=["state", "saved"])
    return state


def _published(version: LessonVersion, *, by: User, now: datetime) -> VersionState:
    others = LessonVersion.objects.filter(lesson=version.lesson_id, language=version.language)
    others.filter(state=VersionState.PUBLISHED).update(state=VersionState.REPLACED)
    version.published_at = now
    version.save(update_fields=["published_at"])
    event = events.LessonPublished(
        version.lesson_id, version.lesson.code, version.language, version.number
    )
    ledger.record(event, by=by, now=now)
    public_items.changed(PublicKind.LESSON)
    return _moved(version, VersionState.PUBLISHED)


@transaction.atomic
def withdraw(version_id: UUID, *, why: str, by: User, now: datetime) -> None:
    """At once out of use; nothing takes its place by itself."""
    if not by.may(Permission.LESSON_REVIEW):
        raise Refused(_("Bạn chưa được giao đọc duyệt bài học."))
    version = locked(version_id, "withdraw")
    rules.check_reason(why)
    version.withdrawn_at, version.withdrawn_why = now, why
    version.save(update_fields=["withdrawn_at", "withdrawn_why"])
    _moved(version, VersionState.WITHDRAWN)
    event = events.LessonWithdrawn(version.lesson_id, version.lesson.code, version.number)
    ledger.record(event, by=by, now=now)
    public_items.changed(PublicKind.LESSON)
