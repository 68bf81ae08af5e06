"""Handing in a list of schools: checked first, nothing written yet."""

from django.http import HttpRequest, HttpResponse

from khien.core.access import staff
from khien.core.export import respond
from khien.core.permissions import Permission
from khien.directory import actions
from khien.directory.forms import ListForm
from khien.directory.importer import MAX_BYTES
from khien.directory.models import DraftOf
from khien.directory.views.import_frame import HandingIn, handed_in, this_day

_PAGE = HandingIn(DraftOf.INSTITUTIONS, actions.check_list, MAX_BYTES)


@staff(Permission.DIRECTORY_MANAGE)
def import_list(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.POST or None, request.FILES or None, initial=this_day())
    return handed_in(request, form, "directory/import_list.html", _PAGE)


@staff(Permission.DIRECTORY_MANAGE)
def template(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    return respond(actions.template_table(), "xlsx")
