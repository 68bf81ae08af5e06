"""Handing in numbers of children: checked first, nothing written yet."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.directory import actions
from khien.directory.forms import EnrolmentForm
from khien.directory.importer import MAX_BYTES
from khien.directory.models import DraftOf
from khien.directory.views.import_frame import HandingIn, handed_in

_PAGE = HandingIn(DraftOf.ENROLMENT, actions.check_enrolment, MAX_BYTES)


@staff(Permission.DIRECTORY_MANAGE)
def enrolment_import(request: HttpRequest) -> HttpResponse:
    on = today(timezone.now())
    form = EnrolmentForm(request.POST or None, request.FILES or None, today=on)
    return handed_in(request, form, "directory/enrolment_import.html", _PAGE)


@staff(Permission.DIRECTORY_MANAGE)
def enrolment_template(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    return respond(actions.enrolment_template(), "xlsx")
