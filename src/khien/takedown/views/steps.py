"""One page for a step: a form, what it does, and a sentence where it cannot be done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khien.core.conflict import now_seen
from khien.core.refusal import Refused
from khien.takedown.models import ContentItem
from khien.takedown.rules.takedown import Changed

Act = Callable[[dict[str, Any]], object]


def done(request: HttpRequest, form: forms.Form, act: Act) -> Any:
    """What the action gave, or None with the refusal beside its field."""
    try:
        made = act(form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        form.changed_meanwhile = isinstance(refusal, Changed)  # type: ignore[attr-defined]  # read by the caller
        return None
    messages.success(request, _("Đã lưu."))
    return made if made is not None else True


def step_page(
    request: HttpRequest,
    item: ContentItem,
    form: forms.Form,
    act: Act,
    *,
    title: str,
    back: str,
    version: int,
    refusal: str = "",
    hint: str = "",
) -> HttpResponse:
    """`version`: of the row now; whoever saved second saves again once they have read this page."""
    if form.is_bound and form.is_valid() and done(request, form, act):
        return redirect(back)
    changed = getattr(form, "changed_meanwhile", False)
    if changed:
        form.data = now_seen(form.data, version)  # type: ignore[arg-type]  # a form that was posted
    context = {
        "item": item,
        "form": form,
        "title": title,
        "back": back,
        "refusal": refusal,
        "hint": hint,
    }
    status = 409 if changed else 422 if form.errors else 200
    return render(request, "takedown/step.html", context, status=status)


def refused(check: Callable[[], object]) -> str:
    """Why this step cannot be taken now; empty where it can."""
    try:
        check()
    except Refused as refusal:
        return str(refusal)
    return ""
