"""An exhibit as staff look at it: blurred and grey until somebody asks, and every look a step."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import file_links
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import access, actions, queries, rules, store
from khien.evidence.forms import ReleaseForm
from khien.evidence.models import Exhibit, ExhibitKind, HolderKind, StepKind
from khien.people.access import person
from khien.people.actions.reading import note_read as note_emergency_read

# Whatever the content tries, it gets no script, no form, no origin of ours, and no copy is kept.
_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def _exhibit_or_404(request: HttpRequest, exhibit_id: UUID) -> Exhibit:
    user = person(request)
    try:
        found = queries.get_for(user, exhibit_id)
    except Exhibit.DoesNotExist:
        raise Http404 from None
    note_emergency_read(found.holder, by=user, now=timezone.now())
    return found


@require_safe
@staff(Permission.EVIDENCE_VIEW)
def exhibit(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    return _page(request, _exhibit_or_404(request, exhibit_id), ReleaseForm())


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def release(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """Given back: who did it, to whom and why."""
    row = _exhibit_or_404(request, exhibit_id)
    form = ReleaseForm(request.POST)
    if form.is_valid():
        try:
            actions.release(row, by=person(request), now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã ghi: đã trả lại."))
            return redirect("evidence:exhibit", row.pk)
    return _page(request, row, form)


def _page(request: HttpRequest, row: Exhibit, form: ReleaseForm) -> HttpResponse:
    steps = queries.custody(row)
    kind = HolderKind(row.holder_kind)
    return render(
        request,
        "evidence/exhibit.html",
        {
            "exhibit": row,
            "holder": access.holder_of(person(request), row),
            "is_picture": row.kind in rules.PICTURES,
            "present": store.exists(row.path),
            "steps": queries.shown_steps(steps),
            "verdict": queries.verify(row, steps),
            "same": queries.count_same_content(row),
            "may_release": rules.can_follow(steps[-1].kind, StepKind.RELEASED)
            and not access.refusal_to_add(person(request), kind, row.holder),
            "form": form,
            "links": file_links.of(person(request), "exhibit", row.pk, timezone.now()),
        },
        status=422 if form.errors else 200,
    )


@require_safe
@staff(Permission.EVIDENCE_VIEW)
def preview(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """The blurred picture: it shows that there is one, not what is on it."""
    row = _exhibit_or_404(request, exhibit_id)
    if not store.exists(row.preview_path):
        raise Http404
    content = b"".join(store.read(row.preview_path))
    return HttpResponse(content, content_type="image/jpeg", headers=_HEADERS)


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def look(request: HttpRequest, exhibit_id: UUID) -> HttpResponseBase:
    """The full picture, once: looking again is another step."""
    row = _exhibit_or_404(request, exhibit_id)
    if row.kind not in rules.PICTURES:
        raise Http404
    return _opened(request, row, StepKind.VIEWED, disposition="inline")


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def download(request: HttpRequest, exhibit_id: UUID) -> HttpResponseBase:
    """What is no picture leaves as a file and is never shown inside a page."""
    row = _exhibit_or_404(request, exhibit_id)
    if row.kind in rules.PICTURES:
        raise Http404
    return _opened(request, row, StepKind.COPIED, disposition="attachment")


def _opened(
    request: HttpRequest, row: Exhibit, kind: StepKind, *, disposition: str
) -> HttpResponseBase:
    try:
        pieces = actions.open_exhibit(row, by=person(request), now=timezone.now(), kind=kind)
    except (Refused, store.StoreBroken):
        return redirect("evidence:exhibit", row.pk)  # the page itself says what is missing
    sent_as = f"chung-cu-{row.number}.{row.kind}"
    return StreamingHttpResponse(
        pieces,
        content_type=rules.MIME[ExhibitKind(row.kind)],
        headers=_HEADERS
        | {
            "Content-Disposition": f'{disposition}; filename="{sent_as}"',
            "Content-Length": str(row.stored_size),
        },
    )
