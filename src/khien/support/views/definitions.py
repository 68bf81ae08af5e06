"""The official forms themselves: their versions, a draft, what it looks like, its publication."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import communes_of_installation
from khien.people.access import person
from khien.support.actions import definitions as actions
from khien.support.forms.defined import DefinedForm
from khien.support.forms.editor import PartForm, PublishForm, QuestionForm
from khien.support.models import FormCode, FormDefinition
from khien.support.queries.definitions import newest_versions, parts_of, versions_of
from khien.support.rules.form_fields import FormField, Words, every, read

_MANAGE = Permission.SETTINGS_MANAGE


@require_safe
@staff(_MANAGE)
def definitions(request: HttpRequest) -> HttpResponse:
    forms = newest_versions(today(timezone.now()))
    return render(request, "support/definitions.html", {"forms": forms})


@staff(_MANAGE)
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """Its versions; a press begins the draft of the next one."""
    versions = versions_of(code, today(timezone.now()))
    if request.method == "POST":
        actions.begin_draft(code, by=person(request))
        return redirect("support:form_draft", code=code)
    return render(
        request,
        "support/definition.html",
        {"code": code, "title": FormCode(code).label, "versions": versions},
    )


@require_safe
@staff(_MANAGE)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """As a person who fills it in sees it: a draft before it is published, an old one for ever."""
    row = get_object_or_404(FormDefinition, code=code, version=number)
    places = communes_of_installation(today(timezone.now()))
    return render(
        request,
        "support/version.html",
        {
            "code": code,
            "title": FormCode(code).label,
            "row": row,
            "form": DefinedForm(of=row, places=places),
        },
    )


@require_POST
@staff(_MANAGE)
def withdraw_form(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Of a version whose day has not come; it goes on as a draft."""
    get_object_or_404(FormDefinition, code=code, version=number)
    try:
        actions.withdraw_form(code, number, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("support:definition", code=code)
    messages.success(
        request, _("Đã rút lại thành bản nháp: hãy sửa, phát hành từ ngày khác, hoặc bỏ.")
    )
    return redirect("support:form_draft", code=code)


@staff(_MANAGE)
def form_draft(request: HttpRequest, code: str) -> HttpResponse:
    draft = _draft(code)
    form = PublishForm(request.POST if request.method == "POST" else None, draft=draft)
    if request.method == "POST" and form.is_valid():
        try:
            published = actions.publish_form(
                code,
                seen=_seen(request),
                by=person(request),
                now=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            words = _("Đã phát hành: mẫu mới dùng từ ngày %(day)s.")
            messages.success(request, words % {"day": f"{published.valid_from:%d/%m/%Y}"})
            return redirect("support:definition", code=code)
    return render(
        request,
        "support/form_draft.html",
        {
            "code": code,
            "title": FormCode(code).label,
            "draft": draft,
            "parts": parts_of(draft),
            "form": form,
            "part_form": PartForm(),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@staff(_MANAGE)
def change_draft(request: HttpRequest, code: str) -> HttpResponse:
    """One press in the list of questions: move, hide, show, a new part, or drop the draft."""
    draft, user = _draft(code), person(request)
    key, do, seen = request.POST.get("key", ""), request.POST.get("do", ""), _seen(request)
    try:
        if do == "drop":
            actions.drop_form_draft(code, by=user)
            return redirect("support:definition", code=code)
        if do == "part":
            title = Words(
                request.POST.get("title", "")[:300], request.POST.get("title_en", "")[:300]
            )
            actions.add_section(code, title, seen=seen, by=user)
        elif do in {"up", "down"}:
            actions.move_field(
                code, _question(draft, key).key, down=do == "down", seen=seen, by=user
            )
        elif do in {"hide", "show"}:
            each = _question(draft, key)
            actions.show_field(code, each, hidden=do == "hide", seen=seen, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("support:form_draft", code=code)


@staff(_MANAGE)
def form_question(request: HttpRequest, code: str, key: str = "") -> HttpResponse:
    """A new question, or the words of one that is there."""
    draft = _draft(code)
    question = _question(draft, key) if key else None
    posted = request.POST if request.method == "POST" else None
    form = QuestionForm(posted, code=code, question=question)
    section = request.GET.get("phan", "0")
    if posted is not None and form.is_valid():
        try:
            each = form.made("" if question else actions.key_for_new_field(code))
            number = int(section) if section.isdecimal() else 0
            actions.put_field(code, each, section=number, seen=_seen(request), by=person(request))
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            return redirect("support:form_draft", code=code)
    return render(
        request,
        "support/form_question.html",
        {
            "code": code,
            "title": FormCode(code).label,
            "question": question,
            "form": form,
            "seen": draft.revision,
        },
        status=422 if form.errors else 200,
    )


def _draft(code: str) -> FormDefinition:
    return get_object_or_404(FormDefinition, code=code, published_at=None)


def _question(draft: FormDefinition, key: str) -> FormField:
    found = [each for each in every(read(draft.sections)) if each.key == key]
    if not found:
        raise Http404
    return found[0]


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else 0
