"""A page with one form, and its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from khien.core.fold import alphabetical
from khien.core.refusal import Refused
from khien.directory.queries import communes_of_installation


@dataclass(frozen=True)
class FormPage:
    """`back`: where the person came from, and goes on to where `write` names no other place."""

    title: str
    back: str
    back_title: str
    lead: str = ""
    note: str = ""


def answer_form(
    request: HttpRequest,
    form: forms.Form,
    write: Callable[[], str | None],
    page: FormPage,
    *,
    done: str,
    revision: int | None = None,
) -> HttpResponse:
    """`revision`: of the row as it is stored; whoever is told that it changed may save again."""
    if form.is_valid():
        try:
            onward = write()
        except Refused as refused:
            field = refused.field if refused.field in form.fields else None
            form.add_error(field, str(refused))
            if revision is not None:
                sent = cast("QueryDict", form.data).copy()
                sent["revision"] = str(revision)
                form.data = sent
        else:
            messages.success(request, done)
            return redirect(onward or page.back)
    status = 422 if form.errors else 200
    return render(request, "partners/form.html", {"form": form, "page": page}, status=status)


def places(on: date) -> list[tuple[str, str]]:
    """The communes of the province, for choice."""
    rows = sorted(communes_of_installation(on), key=lambda row: alphabetical(row.name))
    return [(str(row.pk), row.name) for row in rows]
