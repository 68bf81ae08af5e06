"""Handing in the State's conversion table: checked first, nothing written yet."""

from django.http import HttpRequest, HttpResponse

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.directory import actions
from khien.directory.dataset import MERGER
from khien.directory.forms import ConversionForm
from khien.directory.importer import MAX_BYTES
from khien.directory.models import DraftOf
from khien.directory.views.import_frame import HandingIn, handed_in

_PAGE = HandingIn(DraftOf.CONVERSION, actions.check_conversion, MAX_BYTES)


@staff(Permission.DIRECTORY_MANAGE)
def conversion_import(request: HttpRequest) -> HttpResponse:
    shown = {"first_day": MERGER}
    form = ConversionForm(request.POST or None, request.FILES or None, initial=shown)
    return handed_in(request, form, "directory/conversion_import.html", _PAGE)
