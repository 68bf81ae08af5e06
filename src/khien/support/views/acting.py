"""One page for one act: a short form, one button, a sentence where it is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from khien.core.conflict import now_seen
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support.models import Case
from khien.support.queries.people import contact_warning
from khien.support.rules.case import Changed
from khien.support.rules.states import Step
from khien.support.views.words import refusal_of

__all__ = ["Page", "act_page", "record_page", "refusal_of", "sent"]

Act = Callable[[dict[str, Any]], object]
Words = str | Promise


@dataclass(frozen=True)
class Page:
    """`back`: where one goes afterwards; `beside`: a template shown above the form, `told` it.

    `version`: that of the row as it stands now, for forms that carry the version they have `seen`.
    """

    title: Words
    lead: Words = ""
    button: Words = ""
    tone: str = "primary"
    back: str = ""
    beside: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    done: Words = ""
    template: str = "support/act.html"
    version: Callable[[], int] | None = None


def act_page(
    request: HttpRequest, case: Case, page: Page, form: forms.Form, act: Act, *, refusal: str = ""
) -> HttpResponse:
    """`form` is bound where the page was sent. `refusal`: why nothing can be done here now."""
    back = page.back or reverse("support:case", args=[case.pk])
    changed = False
    if form.is_bound and form.is_valid():
        try:
            act(dict(form.cleaned_data))
        except Refused as sentence:
            changed = isinstance(sentence, Changed)
            if changed and page.version:
                form.data = now_seen(cast("QueryDict", form.data), page.version())
            known = sentence.field in form.fields
            form.add_error(sentence.field if known else None, str(sentence))
        else:
            messages.success(request, str(page.done) or _("Đã lưu."))
            return HttpResponseRedirect(back)
    return render(
        request,
        page.template,
        {
            "case": case,
            "page": page,
            "form": form,
            "back": back,
            "refusal": refusal,
            "unsafe": contact_warning(case),
            **page.told,
        },
        status=409 if changed else 422 if form.errors else 200,
    )


def record_page(
    request: HttpRequest, case: Case, page: Page, form: forms.Form, act: Act
) -> HttpResponse:
    """An act of those who work on the case, while it is open."""
    refusal = refusal_of(case, Step.RECORD, person(request))
    return act_page(request, case, page, form, act, refusal=refusal)


def sent(request: HttpRequest) -> Any:
    """What was sent, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None
