"""The dry run of a file for a bank: the fate of every line, then the person's word."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.screening.actions import bank_files as actions
from khien.screening.models import BankFile, Fate, FileState
from khien.screening.queries.bank_files import counts, file_of, lines_of
from khien.screening.rules.bank_reasons import in_words
from khien.screening.views.bank import Counted

ROWS_A_PAGE = 100
_TONES = {
    Fate.NEW: "good",
    Fate.RENEWED: "info",
    Fate.KNOWN: "neutral",
    Fate.WITHDRAWN: "warn",
    Fate.REFUSED: "danger",
}


@require_safe
@staff(Permission.BANK_MANAGE)
def bank_file(request: HttpRequest, bank_id: UUID, file_id: UUID) -> HttpResponse:
    file = file_of(bank_id, file_id)
    counted = counts(file)
    wanted = request.GET.get("dong", "")
    chosen = Fate(wanted) if wanted in Fate.values else None
    known = counted[chosen] if chosen else sum(counted.values())
    page = Counted(lines_of(file, chosen), ROWS_A_PAGE, known=known).get_page(
        request.GET.get("page")
    )
    context = {
        "bank": file.bank,
        "counts": [
            (fate.value, fate.label, _TONES[fate], count) for fate, count in counted.items()
        ],
        "total": sum(counted.values()),
        "chosen": wanted if chosen else "",
        "page": page,
        "rows": [(line, _TONES[Fate(line.fate)], in_words(line.reason)) for line in page],
        "writes": file.new + file.renewed,
    }
    return render(request, "screening/bank_file.html", context | _progress(file))


@require_safe
@staff(Permission.BANK_MANAGE)
def bank_file_progress(request: HttpRequest, bank_id: UUID, file_id: UUID) -> HttpResponse:
    """The part of the page that moves; once nothing is at work, the whole page is fetched."""
    told = _progress(file_of(bank_id, file_id))
    answer = render(request, "screening/bank_file_progress.html", told)
    if not told["at_work"]:
        answer["HX-Refresh"] = "true"
    return answer


def _progress(file: BankFile) -> dict[str, Any]:
    at_work = file.state in {FileState.WAITING, FileState.TAKING}
    return {"file": file, "at_work": at_work, "progress": progress(file)}


def progress(file: BankFile) -> int:
    """How far the work that runs has come, in hundredths."""
    if file.state == FileState.TAKING:
        done, whole = file.added + file.prolonged, file.new + file.renewed
    else:
        done, whole = file.read_bytes, file.size
    return min(100, 100 * done // whole) if whole else 0


@require_POST
@staff(Permission.BANK_MANAGE)
def confirm(request: HttpRequest, bank_id: UUID, file_id: UUID) -> HttpResponse:
    file = file_of(bank_id, file_id)
    try:
        file = actions.confirm(file, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        if file.state == FileState.DONE:
            messages.success(request, _("Đã thêm vào kho."))
    return redirect("screening:bank_file", bank_id=bank_id, file_id=file_id)
