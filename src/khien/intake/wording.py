"""How rows of this room are told to staff: kinds, places, the parts of what a reporter wrote."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.fold import alphabetical
from khien.directory import queries as directory
from khien.intake.models import HarmKind, Report, Routing

_PARTS: dict[str, str | Promise] = {
    "happened": gettext_lazy("Xảy ra khi nào"),
    "platform": gettext_lazy("Trên mạng, trò chơi, nhóm"),
    "commune": gettext_lazy("Nơi xảy ra, như người báo viết"),
    "links": gettext_lazy("Đường dẫn"),
    "handles": gettext_lazy("Tên tài khoản"),
    "phones": gettext_lazy("Số điện thoại"),
    "bank_accounts": gettext_lazy("Tài khoản ngân hàng"),
    "must_not_know": gettext_lazy("Không được biết"),
    "more": gettext_lazy("Ghi thêm, như người báo viết"),
}
_CONTACT: dict[str, str | Promise] = {
    "how": gettext_lazy("Cách liên lạc an toàn"),
    "address": gettext_lazy("Liên lạc qua"),
}


@dataclass(frozen=True)
class Fact:
    label: str
    lines: list[str]


def kinds_in_words(kinds: Iterable[str]) -> str:
    words = [str(HarmKind(kind).label) for kind in kinds if kind in HarmKind.values]
    return ", ".join(words) or _("chưa rõ loại việc")


def told(report: Report, *, contact_needed: bool = True) -> list[Fact]:
    """Everything the reporter said but what happened, which stands alone.

    `contact_needed`: the reader needs to know how the reporter can be reached.
    """
    narrative = report.narrative or {}
    facts = [Fact(str(label), _lines(narrative.get(key))) for key, label in _PARTS.items()]
    contact = (narrative.get("safe_contact") or {}) if contact_needed else {}
    facts += [Fact(str(label), _lines(contact.get(key))) for key, label in _CONTACT.items()]
    return [fact for fact in facts if fact.lines]


def _lines(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return str(value).splitlines() if value else []


def places(ids: Iterable[UUID | None], on: date) -> dict[UUID | None, str]:
    """Names of communes and offices in one query; what is not known says so."""
    names: dict[UUID | None, str] = {None: _("chưa rõ nơi")}
    return names | dict(directory.names_of([each for each in ids if each], on))


@dataclass(frozen=True)
class Sent:
    """A routing with the names of its office and of the one it went up to.

    `own`: the reader works for this office, which may still take it up.
    """

    routing: Routing
    office: str
    to: str
    own: bool


def sent(
    routings: Iterable[Routing], names: dict[UUID | None, str], *, own: Container[UUID]
) -> list[Sent]:
    return [
        Sent(
            row,
            names.get(row.organisation_id, ""),
            names.get(row.escalated_to_id, "") if row.escalated_to_id else "",
            row.organisation_id in own,
        )
        for row in routings
    ]


def communes(on: date) -> list[tuple[str, str]]:
    """The communes of the installation as choices of a form, up to a minute old."""
    cache, key = caches["process"], f"intake.communes:{on}"
    found: list[tuple[str, str]] = cache.get(key) or []
    if not found:
        rows = directory.communes_of_installation(on).values_list("pk", "name")
        in_order = sorted(rows, key=lambda row: alphabetical(row[1]))
        found = [(str(commune), name) for commune, name in in_order]
        cache.set(key, found, timeout=60)
    return found
