"""Words of a phone beside what is stored, field by field, and the officer's choice."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.conflict import Difference, plain
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.field import queries
from khien.field.actions.entries import settle
from khien.field.controls import words_of
from khien.field.models import EntryKind, FieldEntry
from khien.field.rules import meet
from khien.field.sheet import Sheet
from khien.field.sheets import sheet_of
from khien.people.access import person
from khien.support import queries as cases

_TOLD = {
    "on": _("Ngày thăm"),
    "met": _("Đã gặp ai"),
    "safe_now": _("Lúc này trẻ có an toàn không?"),
    "wellbeing": _("Trẻ thấy thế nào lúc này?"),
    "childs_words": _("Trẻ nói gì, bằng lời của trẻ"),
    "seen": _("Bạn thấy gì, đã làm gì"),
    "given_on": _("Ngày đã cung cấp"),
    "outcome": _("Kết quả"),
}


@staff(Permission.CASE_WORK)
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.entry_for(user, entry_id)
    rows = _differences(request, found)
    missing = False
    if request.method == "POST":
        picked = {row.name: request.POST.get(f"choose_{row.name}") for row in rows}
        missing = None in picked.values()
        if not missing and _settled(request, found, rows, picked):
            return redirect("field:devices")
    return render(
        request,
        "field/entry.html",
        {"entry": found, "rows": rows, "told": _told(found), "missing": missing},
        status=422 if missing else 200,
    )


def _differences(request: HttpRequest, found: FieldEntry) -> list[Difference]:
    """Against the case as it is now, so that what was settled meanwhile asks nothing."""
    content = found.content or {}
    if found.kind != EntryKind.CORRECTION or found.case is None:
        return []
    if not cases.visible_to(person(request)).filter(pk=found.case.pk).exists():
        return []
    sheet = _sheet(found)
    asked = meet(content["was"], content["now"], sheet.carried).ask
    words = words_of(sheet, now=timezone.now())
    return [
        Difference(
            name,
            sheet.label(name),
            _said(sheet.put_back(name, content["now"][name]), words.get(name, {})),
            _said(sheet.stored[name], words.get(name, {})),
        )
        for name in asked
    ]


def _sheet(found: FieldEntry) -> Sheet:
    if found.case is None:
        raise TypeError("a correction is of a case")
    return sheet_of(found.case, version=str((found.content or {}).get("form", "")))


def _said(texts: list[str], words: Mapping[str, str]) -> str:
    return ", ".join("✓" if text == "on" else words.get(text, text) for text in texts)


def _settled(
    request: HttpRequest,
    found: FieldEntry,
    rows: list[Difference],
    picked: dict[str, str | None],
) -> bool:
    chosen = [row.name for row in rows if picked[row.name] == "mine"]
    said = (found.content or {}).get("now", {})
    mine = {name: _sheet(found).put_back(name, said[name]) for name in chosen}
    try:
        settle(found, chosen=mine, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Đã lưu."))
    return True


def _told(found: FieldEntry) -> list[tuple[str, str]]:
    """Label and words of everything the phone sent, in the order of its form."""
    content = found.content or {}
    if found.kind == EntryKind.CORRECTION:
        now, was = content.get("now", {}), content.get("was", {})
        if found.case is None:
            return [(name, ", ".join(plain(said))) for name, said in now.items()]
        sheet = _sheet(found)
        words = words_of(sheet, now=timezone.now())
        return [
            (sheet.label(name), _said(list(plain(said)), words.get(name, {})))
            for name, said in now.items()
            if name in sheet.fields and plain(said) != plain(was.get(name))
        ]
    return [(str(label), str(content[name])) for name, label in _TOLD.items() if content.get(name)]
