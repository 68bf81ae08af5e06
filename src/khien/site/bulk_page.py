"""Many rows at once, in three pages: what is asked for all, what will happen to each, what did."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import bulk as acts
from khien.core.access import signed_in
from khien.core.bulk import Kind, Line
from khien.core.ids import new_id
from khien.core.models import BulkAct
from khien.core.refusal import Refused
from khien.people.access import person
from khien.people.models import User


@dataclass(frozen=True)
class Result:
    title: str
    says: str = ""
    refused: str = ""
    once: str = ""


def _kind(request: HttpRequest, code: str) -> tuple[User, Kind]:
    user, kind = person(request), acts.kind_of(code)
    if kind is None:
        raise Http404
    if not acts.may(user, kind):
        raise PermissionDenied
    return user, kind


@require_POST
@signed_in
def bulk(request: HttpRequest, code: str) -> HttpResponse:
    """From the list with its ticked rows; `step`: empty, then `preview`, then `do`."""
    user, kind = _kind(request, code)
    keys = request.POST.getlist("row")
    try:
        acts.check_size(keys)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(kind.listing)
    now, step = timezone.now(), request.POST.get("step", "")
    asked = kind.form(None, user, now)
    form = kind.form(request.POST, user, now) if step or not asked.fields else asked
    valid = form.is_bound and form.is_valid()
    if step == "do" and valid:
        return _do(request, user, kind, keys, form)
    lines = kind.lines(user, keys, form.cleaned_data, now) if valid else []
    context = {
        "kind": kind,
        "keys": keys,
        "form": form,
        "lines": lines,
        "doing": [line for line in lines if not line.refused],
        "refused": [line for line in lines if line.refused],
        "once": new_id(),
        "back": reverse(kind.listing),
    }
    return render(request, "site/bulk.html", context, status=422 if form.errors else 200)


def _do(
    request: HttpRequest, user: User, kind: Kind, keys: list[str], form: forms.Form
) -> HttpResponse:
    now, said = timezone.now(), form.cleaned_data
    lines = {line.key: line for line in kind.lines(user, keys, said, now)}
    wanted = [key for key in keys if key in lines and not lines[key].refused]
    done = acts.perform(kind, wanted, said, once=_once(request), by=user, person=user.pk, now=now)
    if done.repeated or not done.once:
        for key, why in done.refused.items():
            messages.error(request, f"{lines[key].title}: {why}")
        return redirect("bulk_done", act_id=done.act.pk)
    return render(request, "site/bulk_done.html", _shown(done.act, kind, lines, done.once))


def _once(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        raise Http404 from None


def _shown(
    act: BulkAct, kind: Kind, lines: dict[str, Line], once: dict[str, str]
) -> dict[str, Any]:
    rows = [
        Result(
            lines[key].title if key in lines else _("một mục bạn không còn xem được"),
            refused=act.kept.get(key, ""),
            once=once.get(key, ""),
        )
        for key in act.rows
    ]
    return {
        "act": act,
        "kind": kind,
        "rows": rows,
        "may_undo": acts.may_be_undone(act, now=timezone.now()),
        "until": act.done_at + acts.UNDONE_WITHIN,
        "back": reverse(kind.listing),
        "secrets": bool(once),
    }


def _own(request: HttpRequest, act_id: UUID) -> tuple[User, BulkAct, Kind]:
    user = person(request)
    act = get_object_or_404(BulkAct, pk=act_id, person=user.pk)
    return user, act, _kind(request, act.kind)[1]


@require_safe
@signed_in
def bulk_done(request: HttpRequest, act_id: UUID) -> HttpResponse:
    user, act, kind = _own(request, act_id)
    lines = {line.key: line for line in kind.lines(user, list(act.rows), {}, timezone.now())}
    return render(request, "site/bulk_done.html", _shown(act, kind, lines, {}))


@require_POST
@signed_in
def bulk_undo(request: HttpRequest, act_id: UUID) -> HttpResponse:
    user, act, _kind = _own(request, act_id)
    try:
        after = acts.undo(act, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        undone = len(after.rows) - len(after.kept)
        messages.success(request, _("Đã hoàn tác %(n)s mục.") % {"n": undone})
    return redirect("bulk_done", act_id=act.pk)
