"""The part of docs/roles/*.md that the code says: what the role opens, how far, what it sees."""

import re
from pathlib import Path

from django.utils import translation

from khien.core import permissions
from khien.core.permissions import FieldGroup
from khien.people.roles import REACH_TITLES, ROLES, Role
from khien.site.home import ROOT
from khien.site.navigation import ITEMS
from khien.site.reference.access import meanings

FOLDER = ROOT / "docs" / "roles"
_START, _END = "<!-- written by ./khien reference -->", "<!-- end -->"
_PART = re.compile(f"{re.escape(_START)}.*?{re.escape(_END)}", re.DOTALL)
_FIELDS = {
    FieldGroup.IDENTITY: "tên, ngày sinh, nơi ở, trường, người chăm sóc",
    FieldGroup.CONTACT: "cách liên lạc an toàn",
    FieldGroup.NARRATIVE: "chuyện đã xảy ra",
    FieldGroup.HEALTH: "tình trạng của trẻ, đánh giá, dịch vụ",
    FieldGroup.OFFENDER: "người bị cho là gây hại",
}


def page_of(role: Role, language: str) -> Path:
    return FOLDER / f"{role}{'.en' if language == 'en' else ''}.md"


def part(role: Role, language: str) -> str:
    with translation.override(language):
        lines = _english(role) if language == "en" else _vietnamese(role)
    return "\n".join([_START, "", *lines, "", _END])


def _menu(role: Role) -> str:
    held = ROLES[role].permissions
    opened = [f"*{i.title}*" for i in ITEMS if not i.permissions or held & {*i.permissions}]
    return ", ".join(opened)


def _vietnamese(role: Role) -> list[str]:
    card = ROLES[role]
    sees = [_FIELDS[group] for group in FieldGroup if group in card.sees]
    return [
        f"- Phạm vi: {REACH_TITLES[card.reach]}.",
        f"- Các mục trong menu: {_menu(role)}.",
        f"- Trong hồ sơ của trẻ thấy: {'; '.join(sees)}."
        if sees
        else "- Không thấy hồ sơ của trẻ.",
        *(["- Không giữ cùng vai trò khác."] if card.alone else []),
        f"- Mã của vai trò: `{role}`, xem [bảng quyền](../reference/roles.md).",
    ]


def _english(role: Role) -> list[str]:
    card, said = ROLES[role], meanings()
    held = [f"  - `{p}`: {said[p]}" for p in permissions.Permission if p in card.permissions]
    sees = ", ".join(f"`{group}`" for group in FieldGroup if group in card.sees)
    return [
        f"- Reach: {REACH_TITLES[card.reach]}.",
        f"- In the menu: {_menu(role)}.",
        f"- Of a child's record: {sees or 'nothing'}.",
        *(["- Held together with no other role."] if card.alone else []),
        "- May, see the [table](../reference/roles.md):",
        *held,
    ]


def text(role: Role, language: str) -> str:
    """The whole page as it should be; a page without the marks gets them at its end."""
    written = page_of(role, language).read_text("utf-8")
    made = part(role, language)
    return _PART.sub(lambda _found: made, written) if _PART.search(written) else written + made


def write() -> list[str]:
    """Pages that are there; a role without one is told by a test of the house."""
    kept = []
    for role in Role:
        for language in ("vi", "en"):
            if page_of(role, language).exists():
                page_of(role, language).write_text(text(role, language), "utf-8")
                kept.append(str(page_of(role, language).relative_to(ROOT)))
    return kept
