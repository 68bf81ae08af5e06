"""Keeping what was filled in: the form whole, under its version; drafts until it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.people.models import User
from khien.support.models import Case, FilledForm, FormDefinition, FormDraft
from khien.support.rules.form_fields import Answers


@dataclass(frozen=True)
class Filled:
    """The answers of a form, and the version it was filled in under."""

    definition: FormDefinition
    answers: Answers


def keep(
    filled: Filled | None, case: Case, *, by: User, now: datetime, version: int | None = None
) -> FilledForm | None:
    """Before the case moves on to `version`; None where a step was taken without its form."""
    if filled is None:
        return None
    drop_draft(case.pk, filled.definition.code, by=by)
    return FilledForm.objects.create(
        case=case,
        definition=filled.definition,
        at=now,
        by=by,
        case_version=version or case.version + 1,
        answers=filled.answers,
    )


@transaction.atomic
def save_draft(
    subject: UUID,
    code: str,
    *,
    posted: Mapping[str, list[str]],
    seen: int,
    by: User,
    now: datetime,
) -> FormDraft:
    """As it was posted, right or wrong: one draft for each person and form, the newest words."""
    drop_draft(subject, code, by=by)
    return FormDraft.objects.create(
        subject=subject, code=code, by=by, at=now, seen=seen, answers=dict(posted)
    )


def drop_draft(subject: UUID, code: str, *, by: User) -> None:
    FormDraft.objects.filter(subject=subject, code=code, by=by).delete()
