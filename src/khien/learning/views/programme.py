"""The programme of an institution for a school year: its plan, its sessions, last year's copied."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.learning.actions.feed import change_address, secret
from khien.learning.actions.programme import copy_last_year, write_programme
from khien.learning.forms.programme import ProgrammeForm
from khien.learning.models import SchoolYear
from khien.learning.queries import programme as queries
from khien.learning.queries.attendance import classes_of
from khien.learning.queries.evidence import kept_exhibits
from khien.learning.queries.institutions import READING, for_person, in_scope
from khien.learning.views.files import download
from khien.people.access import person


def find(
    request: HttpRequest, institution_id: UUID, code: str, *, on: date
) -> tuple[Any, SchoolYear]:
    """The institution, as it is for this person, and the year; 404 where there is none."""
    row = get_object_or_404(for_person(person(request), on=on), pk=institution_id)
    year = SchoolYear.objects.filter(pk=code).first()
    if year is None:
        raise Http404
    return row, year


@require_http_methods(["GET", "POST"])
@staff(*READING)
def programme(request: HttpRequest, institution_id: UUID, code: str) -> HttpResponse:
    user, now = person(request), timezone.now()
    row, year = find(request, institution_id, code, on=today(now))
    written = queries.programme_of(row.pk, year)
    initial = {"document": written.document, "aims": written.aims} if written else {}
    form = ProgrammeForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_programme(row.pk, year, **form.cleaned_data, by=user, now=now)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu kế hoạch của năm học."))
            return redirect("learning:programme", institution_id=row.pk, code=year.code)
    feed = queries.feed_of(row.pk)
    copies = [] if written and written.copied_at else queries.copies(row.pk, year, today=today(now))
    context = {
        "institution": row,
        "year": year,
        "form": form,
        "programme": written,
        "today": today(now),
        "plans": kept_exhibits(written.pk) if written else [],
        "sessions": queries.planned(row.pk, year),
        "classes": classes_of(row.pk, year),
        "copies": copies,
        "copied": sum(each.day is not None for each in copies),
        "may_write": in_scope(user, Permission.SESSION_RECORD, row.pk, on=today(now)),
        "feed": _address(request, feed) if feed and feed.open else "",
    }
    return render(request, "learning/programme.html", context, status=422 if form.errors else 200)


@staff(*READING)
def plan(
    request: HttpRequest, institution_id: UUID, code: str, exhibit_id: UUID
) -> HttpResponseBase:
    """A file of the plan, as a download."""
    row, year = find(request, institution_id, code, on=today(timezone.now()))
    written = queries.programme_of(row.pk, year)
    if written is None:
        raise Http404
    back = redirect("learning:programme", institution_id=row.pk, code=year.code)
    return download(request, exhibit_id, holder=written.pk, name="ke-hoach", back=back)


def _address(request: HttpRequest, feed: Any) -> str:
    path = reverse("learning:calendar", args=[feed.institution_id, secret(feed)])
    return request.build_absolute_uri(path)


@require_POST
@staff(Permission.SESSION_RECORD)
def copy(request: HttpRequest, institution_id: UUID, code: str) -> HttpResponse:
    user, now = person(request), timezone.now()
    row, year = find(request, institution_id, code, on=today(now))
    try:
        made = copy_last_year(row.pk, year, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã chép %(count)s buổi dự kiến.") % {"count": len(made)})
    return redirect("learning:programme", institution_id=row.pk, code=year.code)


@require_POST
@staff(Permission.SESSION_RECORD)
def feed(request: HttpRequest, institution_id: UUID, code: str) -> HttpResponse:
    """A new address of the calendar, or none any more."""
    user, now = person(request), timezone.now()
    row, year = find(request, institution_id, code, on=today(now))
    keep_open = "close" not in request.POST
    try:
        change_address(row.pk, keep_open=keep_open, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Lịch có địa chỉ mới.") if keep_open else _("Đã đóng địa chỉ của lịch.")
        messages.success(request, said)
    return redirect("learning:programme", institution_id=row.pk, code=year.code)
