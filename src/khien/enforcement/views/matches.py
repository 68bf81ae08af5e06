"""Saying of a match that it is one person, or is not; and parting what was said to be one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import name_of
from khien.enforcement import actions, queries
from khien.enforcement.forms_respondent import JudgeForm, PartForm
from khien.enforcement.models import Verdict
from khien.enforcement.views.respondent_steps import add_refusal, page
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.VIOLATION_WORK)
def judge_match(request: HttpRequest, violation_id: UUID, match_id: UUID) -> HttpResponse:
    """A match that this person is not shown is not there."""
    user, now = person(request), timezone.now()
    found = queries.get_for(user, violation_id)
    shared = next((s for s in queries.shared_with(found, user) if s.match.pk == match_id), None)
    if shared is None:
        raise Http404
    form = JudgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.judge(
                found, shared.match, Verdict(said["verdict"]), why=said["why"], by=user, now=now
            )
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã ghi ý kiến."))
            return redirect("enforcement:respondent", violation_id=found.pk)
    title = _("Có phải cùng một người với hồ sơ số %(number)s?")
    return page(
        request,
        found,
        form,
        title=title % {"number": shared.violation.number},
        shared=shared,
        office=name_of(shared.violation.office_id, today(now)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.VIOLATION_WORK)
def part_respondent(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.get_for(user, violation_id)
    form = PartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.part(found, why=form.cleaned_data["why"], by=user, now=timezone.now())
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã tách. Các hồ sơ khác vẫn như cũ."))
            return redirect("enforcement:respondent", violation_id=found.pk)
    return page(request, found, form, title=_("Tách hồ sơ này khỏi các hồ sơ của người kia"))
