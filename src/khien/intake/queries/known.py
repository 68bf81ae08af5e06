"""Earlier contacts, and who may be the same child, while the counsellor is still typing.

Names are sealed: keyed hashes find the few that may be meant, and only those are opened to see how
like they are. Each look-up stops after a bounded number of rows, however many contacts there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.intake import extensions
from khien.intake.extensions import Clues, Row
from khien.intake.models import Contact, ContactReport
from khien.intake.queries.contact import reference, visible_to
from khien.intake.rules import spelling
from khien.intake.rules.identifiers import phone
from khien.intake.rules.reference import report_reference
from khien.intake.wording import places
from khien.people.models import User

SHOWN = 8
ENOUGH = 5
_OPENED = 24
_CAP = 2000
_LIKE_ENOUGH = 0.6
_FEWEST_TO_MISSPELL = 2
_SAME_AGE = 1
_RECENT = timedelta(days=90)

_BY_TOKENS = """
    WITH hit AS MATERIALIZED (
         SELECT id, started_at FROM intake_contact
          WHERE tokens @> %(tokens)s::bigint[] LIMIT %(cap)s)
    SELECT id FROM hit ORDER BY started_at DESC LIMIT %(most)s
"""


@dataclass(frozen=True)
class Known:
    """`name` shortened; `child`: it is the child's. `reports`: numbers of those it told of."""

    contact: Contact
    reference: str
    name: str
    child: bool
    reasons: list[str]
    place: str
    reports: list[str]


@dataclass(frozen=True)
class Found:
    """`elsewhere`: children that rooms above know. `vague`: the words alone say too little."""

    contacts: list[Known]
    elsewhere: list[Row]
    vague: bool


def known(
    names: Sequence[str], clues: Clues, *, user: User, now: datetime, but: UUID | None = None
) -> Found:
    """`names`: those typed, the child's first. `clues`: of the child. `but`: the contact itself."""
    asked = [name for name in names if spelling.tells_enough(spelling.words_of(name))]
    ids = [row for name in asked for row in _by_name(name)]
    ids += _by_phone(clues.phone)
    if not ids:
        ids = _by_place(clues, now=now)
    rows = visible_to(user).filter(pk__in=set(ids) - {but}).defer("notes", "place", "tokens")
    found = sorted(
        (judged for row in rows if (judged := _judge(row, asked, clues))), key=lambda each: each[0]
    )
    best = [(row, name, child, why) for _rank, row, name, child, why in found[:SHOWN]]
    typed = any(spelling.words_of(name) for name in names)
    return Found(
        _told(best, on=today(now)), extensions.children_like(clues, user), typed and not asked
    )


def _by_name(name: str) -> list[UUID]:
    """As written; where that finds few, as it sounds; then by its bones."""
    words = spelling.words_of(name)
    found = _by_tokens(spelling.word_tokens(words))
    if len(words) < _FEWEST_TO_MISSPELL:
        return found
    for coarser in (spelling.sound_tokens, spelling.bone_tokens):
        if len(found) < ENOUGH:
            found += _by_tokens(coarser(words))
    return found


def _by_phone(text: str) -> list[UUID]:
    number = phone(text)
    return _by_tokens([spelling.phone_token(number.value)]) if number else []


def _by_tokens(tokens: list[int]) -> list[UUID]:
    asked: dict[str, Any] = {"tokens": tokens, "cap": _CAP, "most": _OPENED}
    with connection.cursor() as cursor:
        cursor.execute(_BY_TOKENS, asked)
        return [row for (row,) in cursor.fetchall()]


def _by_place(clues: Clues, *, now: datetime) -> list[UUID]:
    """No name and no number: children of that age in that commune, lately."""
    if clues.commune is None or clues.age is None:
        return []
    near = range(clues.age - _SAME_AGE, clues.age + _SAME_AGE + 1)
    rows = Contact.objects.filter(
        commune=clues.commune, child_age__in=near, started_at__gte=now - _RECENT
    )
    return list(rows.order_by("-started_at").values_list("id", flat=True)[:SHOWN])


_Judged = tuple[tuple[float, float], Contact, str, bool, list[str]]


def _judge(row: Contact, asked: Iterable[str], clues: Clues) -> _Judged | None:
    """The likest name with the reasons; None for a chance meeting of hashes."""
    held = [(str((row.child or {}).get("name", "")), True)]
    held.append((str((row.caller or {}).get("name", "")), False))
    likes = [(spelling.likeness(a, name), name, child) for a in asked for name, child in held]
    like, name, child = max(likes, key=lambda each: each[0], default=(0.0, "", True))
    reasons = [_same_name(like)] if like >= _LIKE_ENOUGH else []
    if _same_phone(row, clues):
        reasons.append(_("cùng số điện thoại"))
    near = _near(row, clues)
    if not reasons and not near:
        return None
    order = (-(like + len(reasons) + 0.3 * bool(near)), -row.started_at.timestamp())
    shown = spelling.shortened(name) if like >= _LIKE_ENOUGH else ""
    return order, row, shown, child, reasons + near


def _same_name(like: float) -> str:
    return _("cùng tên") if like == 1 else _("tên gần giống")


def _same_phone(row: Contact, clues: Clues) -> bool:
    number = phone(clues.phone)
    theirs = phone(str((row.caller or {}).get("phone", "")))
    return bool(number and theirs and theirs.value.startswith(number.value))


def _near(row: Contact, clues: Clues) -> list[str]:
    """Same commune and like age; each alone says nothing without a name."""
    same = clues.commune is not None and row.commune_id == clues.commune
    alike = (
        clues.age is not None
        and row.child_age is not None
        and abs(row.child_age - clues.age) <= _SAME_AGE
    )
    if same and alike:
        return [_("cùng xã, gần tuổi")]
    return []


def _told(best: list[tuple[Contact, str, bool, list[str]]], *, on: date) -> list[Known]:
    names = places({row.commune_id for row, *_rest in best}, on)
    links = ContactReport.objects.filter(
        contact__in=[row.pk for row, *_rest in best], unlinked_at=None
    ).select_related("report")
    numbers: dict[UUID, list[str]] = {}
    for link in links.defer("report__narrative"):
        told = report_reference(link.report.number, link.report.received_at)
        numbers.setdefault(link.contact_id, []).append(told)
    return [
        Known(
            row,
            reference(row),
            name,
            child,
            reasons,
            names.get(row.commune_id, ""),
            numbers.get(row.pk, []),
        )
        for row, name, child, reasons in best
    ]
