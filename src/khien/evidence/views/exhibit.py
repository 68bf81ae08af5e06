"""An exhibit as staff look at it: blurred and grey until somebody asks, and every look a step."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import file_links
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import access, actions, commands, queries, rules, store, viewing_rules, wording
from khien.evidence.actions import checking
from khien.evidence.forms import ReleaseForm
from khien.evidence.models import Exhibit, ExhibitKind, HolderKind, StepKind
from khien.evidence.queries import sealing, viewing
from khien.evidence.views.shown import HEADERS, exhibit_or_404, leaving
from khien.people.access import person
from khien.people.exposure import budget_of
from khien.people.models import User


@require_safe
@staff(Permission.EVIDENCE_VIEW)
def exhibit(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    return _page(request, exhibit_or_404(request, exhibit_id), ReleaseForm())


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def release(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """Given back: who did it, to whom and why."""
    row = exhibit_or_404(request, exhibit_id)
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
    user, steps = person(request), queries.custody(row)
    follows = {kind: rules.can_follow(steps[-1].kind, kind) for kind in StepKind}
    may_work = not access.refusal_to_add(user, HolderKind(row.holder_kind), row.holder)
    return render(
        request,
        "evidence/exhibit.html",
        {
            "exhibit": row,
            "holder": access.holder_of(user, row),
            "is_picture": row.kind in rules.PICTURES,
            "present": store.exists(row.path),
            "steps": queries.shown_steps(steps),
            "verdict": queries.verify(row, steps),
            "belied": wording.belied(row),
            "same": queries.count_same_content(row),
            "may_release": follows[StepKind.RELEASED] and may_work,
            "form": form,
            "links": file_links.of(user, "exhibit", row.pk, timezone.now()),
            **_viewing(user, row),
            **_sealing(user, row, may_work=follows[StepKind.SEALED] and may_work),
        },
        status=422 if form.errors else 200,
    )


def _viewing(user: User, row: Exhibit) -> dict[str, object]:
    """What a look would cost this person, and who was asked to look in their place."""
    return {
        "is_shown": viewing_rules.is_shown(row),
        "minutes": viewing_rules.minutes(row),
        "budget": budget_of(user.pk, now=timezone.now()),
        "handed_to": viewing.handed_to(row),
    }


def _sealing(user: User, row: Exhibit, *, may_work: bool) -> dict[str, object]:
    """Of a sealed one, whose it is; of another, whether this person may seal it."""
    own = sealing.unit_of(user)
    if row.sealed_for_id is None:
        return {"may_seal": may_work and own is not None}
    name = sealing.name_of(row.sealed_for_id, today(timezone.now()))
    is_own = own == row.sealed_for_id
    return {"sealed_for": name, "is_own": is_own, "command": commands.open_sealed(row)}


@require_safe
@staff(Permission.EVIDENCE_VIEW)
def preview(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """The blurred picture: it shows that there is one, not what is on it."""
    row = exhibit_or_404(request, exhibit_id)
    if not store.exists(row.preview_path):
        raise Http404
    try:
        content = b"".join(store.read(row.preview_path))
    except store.StoreBroken:
        raise Http404 from None
    return HttpResponse(content, content_type="image/jpeg", headers=HEADERS)


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def download(request: HttpRequest, exhibit_id: UUID) -> HttpResponseBase:
    """What is no picture can leave as a file."""
    row = exhibit_or_404(request, exhibit_id)
    if row.kind in rules.PICTURES:
        raise Http404
    try:
        pieces = actions.open_exhibit(
            row, by=person(request), now=timezone.now(), kind=StepKind.COPIED
        )
    except (Refused, store.StoreBroken) as trouble:
        messages.error(request, str(trouble))
        return redirect("evidence:exhibit", row.pk)
    name, mime = f"chung-cu-{row.number}.{row.kind}", rules.MIME[ExhibitKind(row.kind)]
    return leaving(pieces, name=name, size=row.stored_size, mime=mime)


@require_POST
@staff(Permission.EVIDENCE_VIEW)
def check(request: HttpRequest, exhibit_id: UUID) -> HttpResponse:
    """Whether its file is still the one that was stored, now."""
    row = exhibit_or_404(request, exhibit_id)
    try:
        found = checking.look_at(row)
    except store.StoreAway as away:
        messages.error(request, str(away))
    else:
        checking.note(row, found, now=timezone.now())
        _say(request, found)
    return redirect("evidence:exhibit", row.pk)


def _say(request: HttpRequest, found: checking.Found | None) -> None:
    if found is None:
        messages.success(request, _("Tệp trong kho vẫn là tệp đã nhận."))
    else:
        messages.error(request, rules.fault_in_words(found.fault, found.other))
