"""One document: what it says, its number, its files; issuing and voiding it."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core import ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.documents import access, actions, events, queries, rules
from khien.documents.content import Content, Signer
from khien.documents.forms import IssueForm, VoidForm
from khien.documents.models import Document, DocumentState, FileFormat
from khien.documents.rendering import Paper
from khien.documents.rules import Verb
from khien.people.access import person
from khien.people.models import User

_TYPES = {
    FileFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.PDF: "application/pdf",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


def _shown(found: Document, user: User) -> dict[str, Any]:
    """What every page about one document shows."""
    content = queries.content_of(found, on=today(timezone.now()))
    number = found.number
    paper = Paper(content, number.number if number else None, number.day if number else None)
    return {
        "document": found,
        "content": content,
        "paper": paper,
        "holder": access.told(user, found),
    }


def refusal_to_issue(found: Document, user: User) -> str:
    """Why this person cannot issue or void it; empty where they can."""
    try:
        access.door(found.holder_kind).check_can_issue(user, found.holder, found.type)
    except Refused as refusal:
        return str(refusal)
    return ""


def _may_void(found: Document, user: User) -> bool:
    if found.state == DocumentState.ISSUED:
        return not refusal_to_issue(found, user)
    try:
        access.door(found.holder_kind).check_can_make(user, found.holder)
    except Refused:
        return False
    return rules.can(found, Verb.VOID)


@require_safe
@staff(Permission.DOCUMENT_REGISTER)
@transaction.atomic
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Opening the page is itself written into the ledger: it shows what the document says."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, document_id)
    ledger.record(events.DocumentRead(found.pk), by=user, now=now)
    waits, shown = rules.can(found, Verb.ISSUE), _shown(found, user)
    return render(
        request,
        "documents/document.html",
        {
            **shown,
            "waits": waits,
            "refusal": refusal_to_issue(found, user) if waits else "",
            "may_void": _may_void(found, user),
            "files": list(found.files.order_by("format").defer("content")),
            "formats": [(kind, kind.label) for kind in queries.formats_of(shown["content"])],
        },
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.DOCUMENT_REGISTER)
def issue(request: HttpRequest, document_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, document_id)
    form = IssueForm(request.POST or None, initial=_initial(Content.of(found.content), user))
    if form.is_valid():
        try:
            found = actions.issue(
                found,
                signer=form.signer(),
                recipients=form.recipient_lines(),
                by=user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            written = found.number.written if found.number else ""
            messages.success(request, _("Đã ban hành: số %(number)s.") % {"number": written})
            return redirect("documents:document", found.pk)
    refusal_now = "" if rules.can(found, Verb.ISSUE) else _("Văn bản này không còn là dự thảo.")
    return render(
        request,
        "documents/issue.html",
        {
            **_shown(found, user),
            "form": form,
            "refusal": refusal_now or refusal_to_issue(found, user),
        },
        status=422 if form.errors else 200,
    )


def _initial(content: Content, user: User) -> dict[str, str]:
    last = content.signers[-1] if content.signers else Signer()
    return {
        "authority": last.authority,
        "title": last.title,
        "name": last.name or user.full_name,
        "recipients": "\n".join(content.recipients),
    }


@require_http_methods(["GET", "POST"])
@staff(Permission.DOCUMENT_REGISTER)
def void(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """An issued document is voided with a reason; a draft is given up at once."""
    user = person(request)
    found = queries.get_for(user, document_id)
    needs_reason = found.state != DocumentState.DRAFT
    form = VoidForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].required = needs_reason
    if form.is_valid():
        try:
            actions.void(found, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã hủy văn bản."))
            if needs_reason:
                return redirect("documents:document", found.pk)
            return redirect(access.told(user, found).url)
    return render(
        request,
        "documents/void.html",
        {**_shown(found, user), "form": form, "may_void": _may_void(found, user)},
        status=422 if form.errors else 200,
    )


@require_POST
@staff(Permission.DOCUMENT_REGISTER)
def download(request: HttpRequest, document_id: UUID, kind: str) -> HttpResponseBase:
    """An event of the ledger each time; never kept by the browser."""
    user = person(request)
    found = queries.get_for(user, document_id)
    if kind not in FileFormat:
        raise Http404
    chosen = FileFormat(kind)
    try:
        content = actions.download(found, chosen, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    except actions.FileBroken:
        messages.error(
            request, _("Tệp này không còn đúng như lúc ban hành. Hãy báo quản trị viên.")
        )
    else:
        return as_file(found, chosen, content)
    return redirect("documents:document", found.pk)


def as_file(found: Document, kind: FileFormat, content: bytes) -> HttpResponse:
    return as_bytes(file_name(found), kind, content)


def as_bytes(name: str, kind: FileFormat, content: bytes) -> HttpResponse:
    """A download that no browser runs or keeps."""
    said = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=_TYPES[kind], headers=_HEADERS | said)


def file_name(found: Document) -> str:
    """Plain letters, and nobody's name: "so-05-qd-ubnd-2026"."""
    number = found.number
    if number is None:
        return f"du-thao-{found.type.code}"
    return re.sub(r"[^a-z0-9]+", "-", fold(f"so {number.written} {number.day.year}"))
