"""Guidance: drafted, often from an answer; published by a second person; withdrawn."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events
from khien.coordination.models import Difficulty, Guidance, GuidanceVersion
from khien.coordination.rules import guidance as rules
from khien.coordination.rules.steps import check_mine, check_version, check_words
from khien.core import ledger, public_items
from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.core.public_items import PublicKind
from khien.people.models import User

_TITLE, _QUESTION, _ANSWER = _("Ghi tên hướng dẫn."), _("Ghi câu hỏi."), _("Ghi câu trả lời.")


@dataclass(frozen=True)
class Said:
    """What a version says. `public`: on the portal too."""

    kind: str
    reader: str
    title: str
    question: str
    answer: str
    cites: str = ""
    public: bool = False

    def checked(self) -> dict[str, object]:
        title = check_words(self.title, _TITLE, field="title")
        question = check_words(self.question, _QUESTION, field="question")
        answer = check_words(self.answer, _ANSWER, field="answer")
        return {
            "kind": self.kind,
            "reader": self.reader,
            "public": self.public,
            "title": title,
            "question": question,
            "answer": answer,
            "cites": self.cites.strip(),
            "folded": fold(f"{title} {question} {answer} {self.cites}"),
        }


@transaction.atomic
def draft(
    said: Said, *, office: UUID, by: User, now: datetime, difficulty: Difficulty | None = None
) -> GuidanceVersion:
    mine = office in by.scope(Permission.GUIDANCE_PUBLISH).organisations
    check_mine(mine=mine, sentence=_("Bạn chỉ soạn hướng dẫn thay đơn vị mình."))
    made = Guidance.objects.create(office_id=office, difficulty=difficulty, made_at=now)
    return _add(made, said, position=1, by=by, now=now)


def _add(
    guidance: Guidance, said: Said, *, position: int, by: User, now: datetime
) -> GuidanceVersion:
    version = GuidanceVersion.objects.create(
        guidance=guidance, position=position, drafted_at=now, drafted_by=by, **said.checked()
    )
    event = events.GuidanceDrafted(guidance.pk, version.pk, position, guidance.difficulty_id)
    ledger.record(event, by=by, now=now)
    return version


@transaction.atomic
def revise(
    guidance: Guidance, said: Said, *, by: User, now: datetime, seen: int | None = None
) -> GuidanceVersion:
    """The draft there is, changed; else a new one beside the version in use."""
    row = Guidance.objects.select_for_update().get(pk=guidance.pk)
    open_one = row.versions.filter(published_at=None).first()
    if open_one is None:
        last = row.versions.latest("position").position
        return _add(row, said, position=last + 1, by=by, now=now)
    check_version(open_one.revision, seen)
    for name, value in said.checked().items():
        setattr(open_one, name, value)
    open_one.drafted_at, open_one.drafted_by = now, by
    open_one.revision += 1
    open_one.save()
    event = events.GuidanceDrafted(row.pk, open_one.pk, open_one.position, row.difficulty_id)
    ledger.record(event, by=by, now=now)
    return open_one


def _locked(version: GuidanceVersion) -> GuidanceVersion:
    Guidance.objects.select_for_update().get(pk=version.guidance_id)
    return GuidanceVersion.objects.select_for_update().get(pk=version.pk)


@transaction.atomic
def publish(version: GuidanceVersion, *, by: User, now: datetime, seen: int | None = None) -> None:
    """From now on it is this; the version before goes out of use in the same moment."""
    row = _locked(version)
    check_version(row.revision, seen)
    rules.check_can_publish(row, by=by)
    in_use = GuidanceVersion.objects.filter(guidance=row.guidance_id, withdrawn_at=None)
    in_use.filter(published_at__isnull=False).update(withdrawn_at=now)
    row.published_at, row.published_by = now, by
    row.save(update_fields=["published_at", "published_by"])
    event = events.GuidancePublished(row.guidance_id, row.pk, row.position, row.public)
    ledger.record(event, by=by, now=now)
    public_items.changed(PublicKind.GUIDANCE)


@transaction.atomic
def withdraw(version: GuidanceVersion, *, why: str, by: User, now: datetime) -> None:
    row = _locked(version)
    rules.check_can_withdraw(row)
    row.withdrawn_why = check_words(why, _("Ghi vì sao không dùng nữa."), field="why")
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at", "withdrawn_why"])
    event = events.GuidanceWithdrawn(row.guidance_id, row.pk, row.position)
    ledger.record(event, by=by, now=now)
    public_items.changed(PublicKind.GUIDANCE)
