"""Requests about one's own data: the list, a new one, and each step of one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core import clocks, holdings
from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.people.models import User
from khien.privacy.actions import rights as actions
from khien.privacy.forms import DecideForm, NewRequestForm, SafeForm, VerifyForm, add_refusal
from khien.privacy.models import RightsRequest
from khien.privacy.queries import rights as queries
from khien.privacy.rules.rights import may_hand_out, needs_second_person

PER_PAGE = 25


@require_safe
@staff(*queries.ANSWERING)
def requests(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    page = Paginator(queries.listing(user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queries.standing(list(page)),
        "now": now,
        "may_add": user.may(Permission.RIGHTS_ANSWER),
    }
    return render(request, "privacy/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.RIGHTS_ANSWER)
def new_request(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = NewRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.receive(
                said.pop("right"), **said, by=user, received_by=user, now=timezone.now()
            )
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return redirect("privacy:request", made.pk)
    status = 422 if form.errors else 200
    return render(request, "privacy/new_request.html", {"form": form}, status=status)


def _acknowledge(row: RightsRequest, _said: dict[str, Any], user: User, now: datetime) -> None:
    actions.acknowledge(row, by=user, now=now)


def _verify(row: RightsRequest, said: dict[str, Any], user: User, now: datetime) -> None:
    actions.verify(row, **said, by=user, now=now)


def _safe(row: RightsRequest, said: dict[str, Any], user: User, now: datetime) -> None:
    actions.say_safe(row, **said, by=user, now=now)


def _decide(row: RightsRequest, said: dict[str, Any], user: User, now: datetime) -> None:
    actions.decide(row, **said, by=user, now=now)


Do = Callable[[RightsRequest, dict[str, Any], User, datetime], None]
# What the page can do: its form, and the action.
STEPS: dict[str, tuple[Callable[..., forms.Form], Do]] = {
    "acknowledge": (forms.Form, _acknowledge),
    "verify": (VerifyForm, _verify),
    "safe": (SafeForm, _safe),
    "decide": (DecideForm, _decide),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff(*queries.ANSWERING)
def one(request: HttpRequest, request_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = queries.get_for(user, request_id)
    may = user.may(Permission.RIGHTS_ANSWER)
    more = {"decide": {"agreed": actions.agreed(row, now=now)}}
    shown = {name: kind(prefix=name, **more.get(name, {})) for name, (kind, _do) in STEPS.items()}
    step = request.POST.get("do", "") if request.method == "POST" else ""
    if step in STEPS and (may or step == "safe"):
        kind, do = STEPS[step]
        form = shown[step] = kind(request.POST, prefix=step, **more.get(step, {}))
        if form.is_valid() and _done(form, do, row, user, now):
            messages.success(request, _("Đã ghi."))
            return redirect("privacy:request", row.pk)
    return _page(request, row, shown, may=may, now=now)


def _done(form: forms.Form, do: Do, row: RightsRequest, user: User, now: datetime) -> bool:
    try:
        do(row, form.cleaned_data, user, now)
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True


def _page(
    request: HttpRequest,
    row: RightsRequest,
    shown: dict[str, forms.Form],
    *,
    may: bool,
    now: datetime,
) -> HttpResponse:
    user = person(request)
    second = needs_second_person(row)
    known = row.record is not None and second
    context = {
        "row": row,
        "clocks": clocks.of(row.pk),
        "now": now,
        "may": may,
        "second": second,
        "may_say_safe": second and row.verified_at and row.verified_by_id != user.pk,
        "warnings": _warnings(row) if known else [],
        "must_keep": actions.must_keep(row, now=now),
        "may_hand_out": may and may_hand_out(row),
        **{f"{name}_form": form for name, form in shown.items()},
    }
    failed = any(form.errors for form in shown.values())
    return render(request, "privacy/request.html", context, status=422 if failed else 200)


def _warnings(row: RightsRequest) -> list[str]:
    if row.record is None:
        return []
    return holdings.warnings(row.record_kind, row.record, str(row.name or ""))


@require_POST
@staff(Permission.RIGHTS_ANSWER)
def hand_out(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One file that opens anywhere, for the asker to take along."""
    user, now = person(request), timezone.now()
    row = queries.get_for(user, request_id)
    try:
        told = actions.hand_out(row, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("privacy:request", row.pk)
    page = render_to_string("privacy/held.html", {"told": told, "row": row, "now": now})
    answer = HttpResponse(page, content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="du-lieu-{row.number}.html"'
    answer["Cache-Control"] = "private, no-store"
    return answer
