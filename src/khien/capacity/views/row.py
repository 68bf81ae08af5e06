"""Writing a row down, ending it, withdrawing it."""

from collections.abc import Callable
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.capacity import actions, queries
from khien.capacity.forms import EndForm, RowForm, WithdrawForm
from khien.capacity.models import CapacityRow
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.directory.queries import names_of
from khien.people.access import person


@require_http_methods(["GET", "POST"])
@staff(Permission.CAPACITY_RECORD)
def new(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    units = names_of(queries.units_of(user), today(now))
    form = RowForm(request.POST or None, units=units, initial={"on": today(now)})

    def write() -> None:
        unit = Organisation.objects.get(pk=form.cleaned_data["unit"])
        actions.record(unit, form.new_row(), by=user, now=now)

    title, done = _("Ghi năng lực của đơn vị"), _("Đã ghi.")
    return _handle(request, form, write, title=title, done=done, nowhere=not units)


@require_http_methods(["GET", "POST"])
@staff(Permission.CAPACITY_RECORD)
def end(request: HttpRequest, row_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = queries.own_row(user, row_id)
    form = EndForm(request.POST or None, initial={"until": today(now)})
    return _handle(
        request,
        form,
        lambda: actions.end(row, until=form.cleaned_data["until"], by=user, now=now),
        title=_("Ghi ngày thôi"),
        done=_("Đã ghi ngày thôi."),
        row=row,
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.CAPACITY_RECORD)
def withdraw(request: HttpRequest, row_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = queries.own_row(user, row_id)
    form = WithdrawForm(request.POST or None)
    return _handle(
        request,
        form,
        lambda: actions.withdraw(row, why=form.cleaned_data["why"], by=user, now=now),
        title=_("Rút dòng ghi sai"),
        done=_("Đã rút. Dòng này không còn được tính."),
        row=row,
    )


def _handle(
    request: HttpRequest,
    form: django_forms.Form,
    write: Callable[[], None],
    *,
    title: str,
    done: str,
    row: CapacityRow | None = None,
    nowhere: bool = False,
) -> HttpResponse:
    if form.is_valid():
        try:
            write()
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("capacity:rows")
    context = {"form": form, "title": title, "row": row, "nowhere": nowhere}
    return render(request, "capacity/row.html", context, status=422 if form.errors else 200)
