"""Forms as data: loaded at the start, changed by a draft that is published from a day on."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.models import FilledForm, FormDefinition
from khien.support.rules.definitions import (
    check_can_publish,
    check_can_withdraw,
    check_field,
    check_layout,
    check_may_change_forms,
    next_key,
)
from khien.support.rules.form_fields import (
    FormField,
    FormSection,
    Layout,
    Words,
    every,
    read,
    write,
)

_DATA = Path(__file__).parent.parent / "data" / "forms.json"
_SPACE = UUID("5f0c6b1e-6c0f-5d0a-9b57-6b68692e7669")


def subject_of_form(code: str) -> UUID:
    """Under which the ledger keeps what happened to all versions of a form."""
    return uuid5(_SPACE, f"form:{code}")


@transaction.atomic
def load_form_definitions(now: datetime) -> None:
    """Add forms that are not there yet; those of the province are left as they are."""
    known = set(FormDefinition.objects.values_list("code", flat=True))
    FormDefinition.objects.bulk_create(
        FormDefinition(
            code=row["code"],
            version=1,
            valid_from=date.fromisoformat(row["valid_from"]),
            law=row["law"],
            certainty=row["certainty"],
            sections=write(read(row["sections"])),
            published_at=now,
        )
        for row in json.loads(_DATA.read_text("utf-8"))
        if row["code"] not in known
    )


@transaction.atomic
def begin_draft(code: str, *, by: User) -> FormDefinition:
    """The one draft of a form: the newest version to change, or the draft that is there."""
    check_may_change_forms(may_manage=by.may(Permission.SETTINGS_MANAGE))
    newest = FormDefinition.objects.select_for_update().filter(code=code).latest("version")
    if newest.published_at is None:
        return newest
    return FormDefinition.objects.create(
        code=code,
        version=newest.version + 1,
        law=newest.law,
        certainty=newest.certainty,
        sections=newest.sections,
    )


def drop_form_draft(code: str, *, by: User) -> None:
    check_may_change_forms(may_manage=by.may(Permission.SETTINGS_MANAGE))
    FormDefinition.objects.filter(code=code, published_at=None).delete()


@transaction.atomic
def put_field(code: str, each: FormField, *, section: int, seen: int, by: User) -> None:
    """Add the field at the end of the section, or change it where it stands."""
    check_field(code, each)

    def change(layout: Layout) -> Layout:
        if any(other.key == each.key for other in every(layout)):
            return tuple(_replaced(part, each) for part in layout)
        return tuple(
            replace(part, fields=(*part.fields, each)) if n == section else part
            for n, part in enumerate(layout)
        )

    _change(code, change, seen=seen, by=by)


def show_field(code: str, each: FormField, *, hidden: bool, seen: int, by: User) -> None:
    """Hidden is not asked any more; what was answered before stays readable."""
    put_field(code, replace(each, hidden=hidden), section=0, seen=seen, by=by)


@transaction.atomic
def move_field(code: str, key: str, *, down: bool, seen: int, by: User) -> None:
    """One place up or down; beyond the edge of its section into the next one."""
    _change(code, lambda layout: _moved(layout, key, down=down), seen=seen, by=by)


@transaction.atomic
def add_section(code: str, title: Words, *, seen: int, by: User) -> None:
    if not title.vi.strip():
        raise Refused(_("Ghi tên phần bằng tiếng Việt."), field="title")
    _change(code, lambda layout: (*layout, FormSection(title)), seen=seen, by=by)


def key_for_new_field(code: str) -> str:
    versions = FormDefinition.objects.filter(code=code).values_list("sections", flat=True)
    return next_key({each.key for sections in versions for each in every(read(sections))})


@transaction.atomic
def publish_form(
    code: str,
    *,
    valid_from: date,
    law: str,
    certainty: str,
    seen: int,
    by: User,
    now: datetime,
) -> FormDefinition:
    """From its day on new forms ask this; forms filled in before stay as they are."""
    draft = _draft(code, seen=seen, by=by)
    latest = FormDefinition.objects.filter(code=code).exclude(pk=draft.pk).latest("version")
    check_layout(code, read(draft.sections))
    check_can_publish(
        starts=valid_from,
        latest=latest.valid_from or date.min,
        law=law,
        certainty=certainty,
        today=today(now),
        changed=draft.sections != latest.sections,
    )
    draft.valid_from, draft.law, draft.certainty = valid_from, law, certainty
    draft.published_at, draft.published_by = now, by
    draft.save()
    event = events.FormPublished(subject_of_form(code), code, draft.version, valid_from.isoformat())
    ledger.record(event, by=by, now=now)
    return draft


@transaction.atomic
def withdraw_form(code: str, version: int, *, by: User, now: datetime) -> FormDefinition:
    """Before its day: a draft again, to be changed, published for another day, or dropped."""
    check_may_change_forms(may_manage=by.may(Permission.SETTINGS_MANAGE))
    rows = {
        row.version: row for row in FormDefinition.objects.select_for_update().filter(code=code)
    }
    found = rows[version]
    starts = found.valid_from
    check_can_withdraw(
        starts=starts,
        filled=FilledForm.objects.filter(definition=found).exists(),
        newest=version == max(rows),
        today=today(now),
    )
    found.valid_from = found.published_at = found.published_by = None
    found.revision += 1
    found.save()
    event = events.FormWithdrawn(subject_of_form(code), code, version, f"{starts:%Y-%m-%d}")
    ledger.record(event, by=by, now=now)
    return found


def _draft(code: str, *, seen: int, by: User) -> FormDefinition:
    check_may_change_forms(may_manage=by.may(Permission.SETTINGS_MANAGE))
    drafts = FormDefinition.objects.select_for_update().filter(code=code, published_at=None)
    draft = drafts.first()
    if draft is None:
        raise Refused(_("Bản nháp này không còn: có người đã phát hành hoặc bỏ nó."))
    if draft.revision != seen:
        raise Refused(_("Có người vừa sửa bản nháp này. Hãy xem lại, rồi làm lại nếu vẫn cần."))
    return draft


def _change(code: str, change: Callable[[Layout], Layout], *, seen: int, by: User) -> None:
    draft = _draft(code, seen=seen, by=by)
    draft.sections = write(change(read(draft.sections)))
    draft.revision += 1
    draft.save()


def _replaced(part: FormSection, each: FormField) -> FormSection:
    fields = tuple(each if other.key == each.key else other for other in part.fields)
    return replace(part, fields=fields)


def _moved(layout: Layout, key: str, *, down: bool) -> Layout:
    parts = [list(part.fields) for part in layout]
    at = next((n, m) for n, part in enumerate(parts) for m, f in enumerate(part) if f.key == key)
    section, place = at
    each = parts[section].pop(place)
    place += 1 if down else -1
    if 0 <= place <= len(parts[section]):
        parts[section].insert(place, each)
    elif down and section + 1 < len(parts):
        parts[section + 1].insert(0, each)
    elif not down and section > 0:
        parts[section - 1].append(each)
    else:
        parts[section].insert(at[1], each)
    return tuple(
        replace(part, fields=tuple(fields)) for part, fields in zip(layout, parts, strict=True)
    )
