"""Anybody checks a file: is it a report that was signed, byte by byte, and does it still hold."""

from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from khien.core import limits
from khien.core.same_site import language_chosen, public_form
from khien.reports.forms import CheckForm
from khien.reports.queries import consolidated

_LARGEST = 20 * 1024 * 1024  # of any file that was ever signed here there is far less
_PER_HOUR, _AT_ONCE = 60, 30


@require_http_methods(["GET", "HEAD", "POST"])
@public_form
def check(request: HttpRequest) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CheckForm(*sent)
    asked = request.method == "POST" and not language_chosen(request)
    context: dict[str, Any] = {"form": form, "keeps": "check", "asked": False}
    if asked and form.is_valid():
        if not _may_ask(request):
            return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
        context |= {"asked": True, **_found(_digest(form.cleaned_data))}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if asked and form.errors else HTTPStatus.OK
    return render(request, "reports/check.html", context, status=status)


def _may_ask(request: HttpRequest) -> bool:
    return limits.take(
        "report-file",
        request.META.get("REMOTE_ADDR", ""),
        rate_per_hour=_PER_HOUR,
        burst=_AT_ONCE,
        now=timezone.now(),
    )


def _digest(said: dict[str, Any]) -> bytes | None:
    """The file itself is not kept; a larger one than was ever signed is none of ours."""
    file = said["file"]
    if file is None:
        return bytes.fromhex(said["sha256"])
    if file.size > _LARGEST:
        return None
    made = sha256()
    for part in file.chunks():
        made.update(part)
    return made.digest()


def _found(digest: bytes | None) -> dict[str, Any]:
    known = consolidated.with_hash(digest) if digest else None
    if known is None:
        return {"known": False, "digest": digest.hex() if digest else ""}
    report, file = known
    return {
        "known": True,
        "digest": file.digest,
        "report": report,
        "file": file,
        "document": file.document,
        "is_report": file.document_id == report.document_id,
        "office": consolidated.office_name(report),
        "errata": consolidated.letters_of(report),
    }
