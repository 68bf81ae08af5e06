"""One act on many rows: shown before it is done, refused row by row, undone for ten minutes.

A room registers what may be done so: only what can be taken back. Doing and undoing are entries of
the ledger, each row's own action writes its own; nothing is deleted.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.models import BulkAct
from khien.core.permissions import Permission
from khien.core.refusal import Refused

UNDONE_WITHIN = timedelta(minutes=10)
MOST = 200


@dataclass(frozen=True)
class BulkDone(ledger.Event):
    """The subject is the act on many rows; the rows' own entries stand beside it."""

    kind: str
    rows: int
    refused: int


@dataclass(frozen=True)
class BulkUndone(ledger.Event):
    kind: str
    rows: int
    kept: int


@dataclass(frozen=True)
class Line:
    """A row in the preview: what it is called, what will happen, or why it is refused."""

    key: str
    title: str
    says: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Done:
    """`undo`: what taking it back needs, ids and codes. `once`: shown this once, kept nowhere."""

    undo: dict[str, Any]
    once: str = ""


@dataclass(frozen=True)
class Kind:
    """`form(data, user, now)`: what is asked once for all rows; its `cleaned_data` is `said`.

    `lines(user, keys, said, now)`: only rows this user may see. `do` and `undo` raise Refused.
    """

    code: str
    listing: str
    title: str | Promise
    permissions: tuple[Permission, ...]
    form: Callable[[Any, Any, datetime], forms.Form]
    lines: Callable[[Any, Collection[str], dict[str, Any], datetime], list[Line]]
    do: Callable[[Any, str, dict[str, Any], datetime], Done]
    undo: Callable[[Any, str, dict[str, Any], datetime], None]

    @property
    def address(self) -> str:
        return reverse("bulk", args=[self.code])


@dataclass(frozen=True)
class Page:
    """What is done with many rows but cannot be taken back: a page of its own takes the rows."""

    view: str
    listing: str
    title: str | Promise
    permissions: tuple[Permission, ...]

    @property
    def address(self) -> str:
        return reverse(self.view)


@dataclass(frozen=True)
class Outcome:
    act: BulkAct
    refused: dict[str, str]
    once: dict[str, str]
    repeated: bool = False


_kinds: dict[str, Kind] = {}
_pages: dict[str, Page] = {}


def register(kind: Kind) -> None:
    _kinds[kind.code] = kind


def register_page(page: Page) -> None:
    _pages[page.view] = page


def kind_of(code: str) -> Kind | None:
    return _kinds.get(code)


def kinds() -> list[Kind]:
    return list(_kinds.values())


def offered(user: Any, listing: str) -> list[Kind | Page]:
    """What this person may do with rows of that list."""
    every: list[Kind | Page] = [*_kinds.values(), *_pages.values()]
    return [each for each in every if each.listing == listing and may(user, each)]


def may(user: Any, kind: Kind | Page) -> bool:
    return any(user.may(permission) for permission in kind.permissions)


def check_size(keys: Collection[str]) -> None:
    if not keys:
        raise Refused(_("Hãy đánh dấu ít nhất một dòng."))
    if len(keys) > MOST:
        raise Refused(_("Một lần làm nhiều nhất 200 dòng."))


@transaction.atomic
def perform(
    kind: Kind,
    keys: Iterable[str],
    said: dict[str, Any],
    *,
    once: UUID,
    by: Actor,
    person: UUID,
    now: datetime,
) -> Outcome:
    """`once`: of the preview; sent twice, it is done once. What changed meanwhile is refused."""
    act, made = BulkAct.objects.get_or_create(
        pk=once, defaults={"kind": kind.code, "person": person, "done_at": now, "rows": {}}
    )
    if not made:
        return Outcome(act, {}, {}, repeated=True)
    refused, shown, done = {}, {}, {}
    for key in dict.fromkeys(keys):
        try:
            with transaction.atomic():
                result = kind.do(by, key, said, now)
        except Refused as refusal:
            refused[key] = str(refusal)
        else:
            done[key] = result.undo
            if result.once:
                shown[key] = result.once
    act.rows = done
    act.save(update_fields=["rows"])
    ledger.record(BulkDone(act.pk, kind.code, len(done), len(refused)), by=by, now=now)
    return Outcome(act, refused, shown)


def may_be_undone(act: BulkAct, *, now: datetime) -> bool:
    return act.undone_at is None and bool(act.rows) and now - act.done_at < UNDONE_WITHIN


@transaction.atomic
def undo(act: BulkAct, *, by: Actor, now: datetime) -> BulkAct:
    """What somebody worked on meanwhile stays as it is, and is told with its reason."""
    act = BulkAct.objects.select_for_update().get(pk=act.pk)
    if act.undone_at is not None:
        return act
    if not may_be_undone(act, now=now):
        raise Refused(_("Đã quá 10 phút, không hoàn tác được nữa. Hãy sửa từng mục."))
    kind = _kinds[act.kind]
    kept = {}
    for key, needs in act.rows.items():
        try:
            with transaction.atomic():
                kind.undo(by, key, needs, now)
        except Refused as refusal:
            kept[key] = str(refusal)
    act.undone_at, act.kept = now, kept
    act.save(update_fields=["undone_at", "kept"])
    event = BulkUndone(act.pk, act.kind, len(act.rows) - len(kept), len(kept))
    ledger.record(event, by=by, now=now)
    return act
