"""Handing in outlines of units: checked first, nothing written yet."""

from django.http import HttpRequest, HttpResponse

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.directory import actions
from khien.directory.dataset import MERGER
from khien.directory.forms import BoundariesForm
from khien.directory.importer.boundaries import MOST_BYTES
from khien.directory.models import DraftOf
from khien.directory.views.import_frame import HandingIn, handed_in

_PAGE = HandingIn(DraftOf.BOUNDARIES, actions.check_boundaries, MOST_BYTES)


@staff(Permission.DIRECTORY_MANAGE)
def boundaries_import(request: HttpRequest) -> HttpResponse:
    shown = {"first_day": MERGER}
    form = BoundariesForm(request.POST or None, request.FILES or None, initial=shown)
    return handed_in(request, form, "directory/boundaries_import.html", _PAGE)
