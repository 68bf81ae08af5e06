"""Hits: the list, and one of them with why it was found and what a person can make of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.models import Report
from khien.intake.queries.scope import reports_for
from khien.intake.rules.reference import report_reference
from khien.people.access import person
from khien.people.models import User
from khien.screening.actions import hits as actions
from khien.screening.forms.scans import DismissForm, HitsForm, JudgeForm
from khien.screening.models import Hit, HitState
from khien.screening.queries import hits as queries
from khien.screening.rules.hits import Verb, can, kind_in_words, shows_preview, sure

ROWS_A_PAGE = 25
_READERS = (Permission.SCREENING_WORK, Permission.REPORT_TRIAGE)


@require_safe
@staff(Permission.SCREENING_WORK)
def hits(request: HttpRequest) -> HttpResponse:
    """Unless a state is chosen: what waits."""
    given = request.GET.copy()
    given.setdefault("tinh_trang", HitState.WAITING.value)
    form = HitsForm(given)
    found = queries.listing(person(request), form.filters())
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "screening/hits.html",
        {
            "form": form,
            "filtered": any(request.GET.get(name) for name in form.fields),
            "page": page,
            "lines": queries.lines(page),
        },
    )


@require_safe
@staff(*_READERS)
def hit(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    """Opening it is itself written into the ledger."""
    found = queries.get_for(person(request), hit_id)
    actions.note_read(found, by=person(request), now=timezone.now())
    return _page(request, found)


def _page(request: HttpRequest, found: Hit, **given: Any) -> HttpResponse:
    user = person(request)
    given.setdefault("dismiss_form", DismissForm())
    given.setdefault("judge_form", JudgeForm())
    status = 422 if any(form.errors for form in given.values()) else 200
    shown = {
        "hit": found,
        "kind": kind_in_words(found.kind),
        "sure": sure(found),
        "reasons": _reasons(found),
        "parts": _parts(found),
        "advice": _advice(found),
        **_content(found),
        "may_report": can(found, Verb.REPORT),
        "may_dismiss": can(found, Verb.DISMISS),
        "judgements": queries.judgements(found),
        "made": _told(found.made, user),
        "report": _told(found.report, user),
    }
    return render(request, "screening/hit.html", shown | given, status=status)


def _reasons(hit: Hit) -> list[tuple[str, list[str]]]:
    """Each of the words once, with all that rests on them."""
    told: dict[str, list[str]] = {}
    for reason in hit.why or []:
        sources = told.setdefault(str(reason["words"]), [])
        if reason["source"] not in sources:
            sources.append(str(reason["source"]))
    return list(told.items())


def _content(hit: Hit) -> dict[str, str]:
    content: dict[str, Any] = hit.content or {}
    place: dict[str, Any] = hit.place or {}
    return {
        "address": str(content.get("address") or place.get("host", "")),
        "file": str(content.get("file", "")),
        "moment": _moment(place.get("second")),
        "preview": str(content.get("preview", "")) if shows_preview(hit) else "",
    }


def _moment(second: float | None) -> str:
    """Of a film, as its player shows it."""
    return "" if second is None else f"{int(second) // 60}:{int(second) % 60:02}"


def _parts(hit: Hit) -> tuple[str, str, str]:
    """The text before, in and after what was found."""
    text = str((hit.content or {}).get("text", ""))
    place: dict[str, Any] = hit.place or {}
    start, end = int(place.get("start", 0)), int(place.get("end", 0))
    return text[:start], text[start:end], text[end:]


def _advice(hit: Hit) -> str:
    vietnamese, english = (hit.content or {}).get("advice") or ("", "")
    return str(english if (get_language() or "vi").startswith("en") else vietnamese)


def _told(report: Report | None, user: User) -> tuple[Report, str, bool] | None:
    """With its number, and whether this person may open it."""
    if report is None:
        return None
    may_open = user.may(Permission.REPORT_TRIAGE) and (
        reports_for(user).filter(pk=report.pk).exists()
    )
    return report, report_reference(report.number, report.received_at), may_open


@require_POST
@staff(Permission.SCREENING_WORK)
def hit_report(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), hit_id)
    try:
        actions.make_report(found, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã lập tin báo. Tin được chuyển đi như mọi tin khác."))
    return redirect("screening:hit", hit_id=found.pk)


@require_POST
@staff(Permission.SCREENING_WORK)
def hit_dismiss(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), hit_id)
    form = DismissForm(request.POST)
    if form.is_valid():
        try:
            actions.dismiss(
                found, why=form.cleaned_data["why"], by=person(request), now=timezone.now()
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Đã ghi: không phải vi phạm."))
        return redirect("screening:hit", hit_id=found.pk)
    return _page(request, found, dismiss_form=form)


@require_POST
@staff(*_READERS)
def hit_judge(request: HttpRequest, hit_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), hit_id)
    form = JudgeForm(request.POST)
    if not form.is_valid() or request.POST.get("right") not in {"yes", "no"}:
        return _page(request, found, judge_form=form)
    actions.judge(
        found,
        right=request.POST["right"] == "yes",
        note=form.cleaned_data["note"],
        by=person(request),
        now=timezone.now(),
    )
    messages.success(request, _("Đã ghi nhận xét. Cảm ơn bạn."))
    return redirect("screening:hit", hit_id=found.pk)
