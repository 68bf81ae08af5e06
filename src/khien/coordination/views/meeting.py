"""One meeting: its minutes, who came, what each office is to do, and the paper of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.coordination.actions import meetings as actions
from khien.coordination.actions.meetings import Minutes, Whom
from khien.coordination.documents import MEETING as HOLDER
from khien.coordination.documents.papers import minutes
from khien.coordination.forms.talks import ActionForm, MeetingForm, PeopleForm
from khien.coordination.models import Meeting, MeetingAction
from khien.coordination.queries import meetings as queries
from khien.coordination.queries.offices import (
    agencies,
    committees,
    leads,
    may_speak_for,
    works_for,
)
from khien.coordination.rules.meetings import check_can_approve, check_is_draft
from khien.coordination.views.steps import Page, just_do, posted, refused, step_page
from khien.coordination.views.together import meet
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.directory.models import Function
from khien.directory.queries.latest import latest_names
from khien.documents.queries import for_holder, types_by_code
from khien.documents.views.make import About, Offer, making
from khien.people.access import person
from khien.people.models import User
from khien.steering.queries.assignments import READING

_DIGITS = 9  # of a version that a page may send


def _address(found: Meeting) -> str:
    return reverse("coordination:meeting", args=[found.pk])


@require_safe
@staff(Permission.COORDINATION_WORK)
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, meeting_id, now)
    offices = queries.offices_of(found)
    names = latest_names({found.office_id, *(each.office_id for each in offices)})
    came = sum(bool(each.people) for each in offices)
    mine = found.office_id in works_for(user, now)
    context = {
        "meeting": found,
        "office": names.get(found.office_id, ""),
        "offices": [(names.get(each.office_id, ""), each.people or "") for each in offices],
        "actions": [
            (action, names.get(action.office_id, "")) for action in queries.actions_of(found)
        ],
        "edits": mine and not refused(lambda: check_is_draft(found)),
        "no_approving": refused(lambda: check_can_approve(found, by=user.pk, came=came)),
        "documents": for_holder(found.pk),
        "may_open": user.may(Permission.DOCUMENT_REGISTER),
        "mine": mine,
        "reads_tasks": any(user.may(permission) for permission in READING),
        "approves": (mine or leads(user)) and not refused(lambda: check_is_draft(found)),
    }
    return render(request, "coordination/meeting.html", context)


def _page(found: Meeting, title: str) -> Page:
    crumbs = ((_("Cuộc họp"), reverse("coordination:meetings")), (found.title, _address(found)))
    return Page(title, crumbs, found.version, refused(lambda: check_is_draft(found)))


def _meeting_form(data: Any, user: User, now: datetime, **start: object) -> MeetingForm:
    own, day = may_speak_for(user, now), today(now)
    return MeetingForm(data, own=own, others=agencies(day), communes=committees(day), initial=start)


@staff(Permission.COORDINATION_WORK)
def meeting_new(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = _meeting_form(posted(request), user, timezone.now(), secretary=user.full_name)
    page = Page(
        _("Ghi biên bản họp"),
        ((_("Cuộc họp"), reverse("coordination:meetings")),),
        refusal=""
        if may_speak_for(user, timezone.now())
        else _("Tài khoản của bạn chưa gắn với đơn vị nào."),
    )

    def act() -> Meeting:
        return actions.write(Minutes(**form.told()), by=user, now=timezone.now())

    return step_page(request, form, act, page, to=_address)


@staff(Permission.COORDINATION_WORK)
def meeting_change(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, meeting_id, now)
    invited = [each.office_id for each in queries.offices_of(found)]
    start = MeetingForm.of(found, invited)
    both = meet(
        request, lambda data: _meeting_form(data, user, now, **start), version=found.version
    )
    form = cast("MeetingForm", both.form)

    def act() -> None:
        seen = form.cleaned_data["seen"]
        new = Minutes(**form.told())
        actions.change(found, new, by=user, now=timezone.now(), seen=seen)

    page = _page(found, _("Sửa biên bản"))
    return step_page(request, form, act, page, shown={"was": both.was}, conflict=both.rows)


@staff(Permission.COORDINATION_WORK)
def meeting_people(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, meeting_id, now)
    offices = queries.offices_of(found)
    names = latest_names({each.office_id for each in offices})
    told = {each.office_id: (names.get(each.office_id, ""), each.people or "") for each in offices}
    start = {"seen": found.version}
    both = meet(
        request,
        lambda data: PeopleForm(data, offices=told, initial=start),
        version=found.version,
    )
    form = cast("PeopleForm", both.form)

    def act() -> None:
        seen = form.cleaned_data["seen"]
        actions.say_who_came(found, form.people(), by=user, now=timezone.now(), seen=seen)

    page = _page(found, _("Ai dự họp"))
    return step_page(request, form, act, page, shown={"was": both.was}, conflict=both.rows)


def _whom(found: Meeting, now: datetime) -> dict[str, tuple[str, Whom]]:
    """Every office that was invited, for each function it carries; by name where it has none."""
    offices = [each.office_id for each in queries.offices_of(found)]
    names = latest_names(offices)
    choices: dict[str, tuple[str, Whom]] = {}
    for office, function, territory in queries.functions_of(offices, today(now)):
        label = f"{names.get(office, '')} – {Function(function).label}"
        choices[f"{office}:{function}:{territory}"] = label, Whom(office, function, territory)
    carrying = {whom.office for _label, whom in choices.values()}
    return choices | _by_name((pk for pk in offices if pk not in carrying), names)


def _by_name(offices: Iterable[UUID], names: dict[UUID, str]) -> dict[str, tuple[str, Whom]]:
    return {str(pk): (names.get(pk, ""), Whom(pk)) for pk in offices}


@staff(Permission.COORDINATION_WORK)
def meeting_action_new(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, meeting_id, now)
    whom = _whom(found, now)
    choices = sorted((label, key) for key, (label, _whom) in whom.items())
    form = ActionForm(posted(request), whom=[(key, label) for label, key in choices])

    def act() -> MeetingAction:
        said = form.cleaned_data
        _label, to = whom[said["whom"]]
        return actions.add_action(
            found, said["words"], to, due_on=said["due_on"], by=user, now=timezone.now()
        )

    return step_page(request, form, act, _page(found, _("Giao việc")))


@require_POST
@staff(Permission.COORDINATION_WORK)
def meeting_action_remove(request: HttpRequest, action_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    row = get_object_or_404(MeetingAction.objects.select_related("meeting"), pk=action_id)
    found = queries.get_for(user, row.meeting_id, now)
    return just_do(
        request, lambda: actions.remove_action(row, by=user, now=now), to=_address(found)
    )


@require_POST
@staff(Permission.COORDINATION_WORK)
def meeting_approve(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, meeting_id, now)
    read = request.POST.get("seen", "")
    seen = int(read) if read.isdecimal() and len(read) < _DIGITS else 0

    def act() -> None:
        actions.approve(found, by=user, now=now, seen=seen)

    return just_do(request, act, to=_address(found))


@staff(Permission.DOCUMENT_REGISTER)
def meeting_paper(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    found = queries.get_for(person(request), meeting_id, timezone.now())
    kind = types_by_code()["coordination-minutes"]
    return making(
        request,
        About(found.pk, HOLDER, found.office_id, _address(found)),
        [Offer("bien-ban", kind.name, kind, lambda: minutes(kind, found))],
        template="coordination/make_document.html",
        shown={
            "crumb": found.title,
            "list": reverse("coordination:meetings"),
            "of": _("Cuộc họp"),
        },
    )
