"""What pages of the register share: a row by its id, the day asked, a form page and its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.refusal import Refused
from khien.law.forms import RegisterFilter

Row = TypeVar("Row")


def found(fetch: Callable[[UUID], Row], row_id: UUID) -> Row:
    try:
        return fetch(row_id)
    except ObjectDoesNotExist:
        raise Http404 from None


def day_asked(form: RegisterFilter) -> date:
    chosen: date | None = form.cleaned_data.get("on") if form.is_valid() else None
    return chosen or today(timezone.now())


@dataclass(frozen=True)
class FormPage:
    """`lead` above the form, `note` under it in small; `back`: where the person came from."""

    title: str | Promise
    back: str
    back_title: str | Promise
    lead: str | Promise = ""
    note: str | Promise = ""
    button: str | Promise = ""


def answer_form(
    request: HttpRequest,
    form: forms.Form,
    write: Callable[[], object],
    page: FormPage,
    *,
    done: str,
    version: int | None = None,
) -> HttpResponse:
    """Written, and back with a word; or the page again, with what is wrong beside it. `version`: of
    what is changed, as it is stored.
    """
    if form.is_valid():
        try:
            write()
        except Refused as refused:
            show_refusal(form, refused, version=version)
        else:
            messages.success(request, done)
            return redirect(page.back)
    status = 422 if form.errors else 200
    return render(request, "law/form.html", {"form": form, "page": page}, status=status)
