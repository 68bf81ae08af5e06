"""One page for a step: a form, what it does, and a sentence where it cannot be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khien.coordination.rules.steps import Changed
from khien.core.conflict import Difference, now_seen
from khien.core.refusal import Refused

Act = Callable[[], object]


@dataclass(frozen=True)
class Page:
    """`crumbs`: (text, address) down to the row the step is of; the last is where it leads back.

    `version`: of the row now; `refusal`: why the step cannot be taken at all.
    """

    title: Any
    crumbs: tuple[tuple[Any, str], ...]
    version: int = 0
    refusal: str = ""
    hint: Any = ""
    button: Any = ""

    @property
    def back(self) -> str:
        return self.crumbs[-1][1]


def done(request: HttpRequest, form: forms.Form, act: Act) -> Any:
    """What the action gave, or None with the refusal beside its field."""
    try:
        made = act()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        form.changed_meanwhile = isinstance(refusal, Changed)  # type: ignore[attr-defined]  # read by the caller
        return None
    messages.success(request, _("Đã lưu."))
    return made if made is not None else True


def step_page(
    request: HttpRequest,
    form: forms.Form,
    act: Act,
    page: Page,
    *,
    to: Callable[[Any], str] | None = None,
    template: str = "coordination/step.html",
    shown: dict[str, Any] | None = None,
    conflict: Sequence[Difference] = (),
) -> HttpResponse:
    """`to`: where the result leads, instead of back. Whoever saved second saves again, having
    read what is there now; `conflict`: what both changed, to choose from first.
    """
    if form.is_bound and form.is_valid() and not conflict:
        if page.refusal:  # since the page was opened: said at once, with the words still there
            form.add_error(None, page.refusal)
        elif made := done(request, form, act):
            return redirect(to(made) if to else page.back)
    changed = getattr(form, "changed_meanwhile", False)
    if changed:
        form.data = now_seen(form.data, page.version)  # type: ignore[arg-type]  # a form that was posted
    status = 409 if changed or conflict else 422 if form.errors else 200
    context = {"form": form, "page": page, "conflict": conflict, "was": [], **(shown or {})}
    return render(request, template, context, status=status)


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def refused(check: Callable[[], object]) -> str:
    """Why this step cannot be taken now; empty where it can."""
    try:
        check()
    except Refused as refusal:
        return str(refusal)
    return ""


def just_do(request: HttpRequest, act: Act, *, to: str) -> HttpResponse:
    """A button that asks nothing: done, or a sentence on the page it leads back to."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã lưu."))
    return redirect(to)
