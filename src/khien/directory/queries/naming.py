"""Whom a person means by what they typed: a code or a name, on one day."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.models import Kind, Organisation, OrganisationIdentifier
from khien.directory.queries.search import codes_of
from khien.directory.queries.units import existing

_TYPES = ("xa", "phuong", "dac khu", "thi tran", "tinh", "thanh pho")
_LISTED = 5


def meant(text: str, on: date, *, like: Organisation) -> Organisation:
    """The one of that code or name on that day, of the sort of `like`; else Refused."""
    offices = (Kind.AGENCY, Kind.MASS_ORGANISATION)
    kinds = offices if like.kind in offices else (like.kind,)
    coded = OrganisationIdentifier.objects.filter(value=text.strip(), valid__contains=on)
    wanted = fold(text)
    named = Q(folded_name__in=[wanted, *(f"{each} {wanted}" for each in _TYPES)])
    rows = existing(on).filter(kind__in=kinds)
    found = list(rows.filter(named | Q(pk__in=coded.values("organisation")))[: _LISTED + 1])
    if not found:
        raise Refused(
            _("Vào ngày %(day)s không có đơn vị nào mang mã hoặc tên “%(text)s”.")
            % {"day": on.strftime("%d/%m/%Y"), "text": text[:60]}
        )
    if len(found) > 1:
        codes = codes_of([one.pk for one in found], on)
        names = "; ".join(f"{one.name} ({codes.get(one.pk, '–')})" for one in found[:_LISTED])
        raise Refused(
            _("“%(text)s” có thể là: %(names)s. Hãy ghi mã.") % {"text": text[:60], "names": names}
        )
    return found[0]
