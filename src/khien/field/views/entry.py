"""Words of a phone beside what is stored, field by field, and the officer's choice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.conflict import Difference
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.field import queries
from khien.field.actions.entries import settle
from khien.field.corrections import LABELS, texts_of
from khien.field.models import EntryKind, FieldEntry
from khien.field.rules import meet
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
    stored = texts_of(found.case)
    asked = meet(content["was"], content["now"], stored).ask
    return [
        Difference(name, str(LABELS[name]), content["now"][name], stored[name]) for name in asked
    ]


def _settled(
    request: HttpRequest,
    found: FieldEntry,
    rows: list[Difference],
    picked: dict[str, str | None],
) -> bool:
    mine = {row.name: row.mine for row in rows if picked[row.name] == "mine"}
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
        return [
            (str(label), now[name])
            for name, label in LABELS.items()
            if name in now and now[name] != was.get(name, "")
        ]
    return [(str(label), str(content[name])) for name, label in _TOLD.items() if content.get(name)]
