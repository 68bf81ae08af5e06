"""Which documents can be made from a case now; each is filled when it is chosen."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.directory.queries import responsible
from khien.documents.content import Content
from khien.documents.models import DocumentType
from khien.documents.queries import types_by_code
from khien.documents.views.make import Offer
from khien.support.documents.possible import Build, possible
from khien.support.models import Case


@dataclass(frozen=True)
class Office:
    id: UUID
    name: str


def office_of(case: Case, on: date) -> Office:
    """The people's committee of the case's commune."""
    found = responsible(Function.COMMUNE_COMMITTEE, case.commune_id, on)
    if found is None:
        raise Refused(_("Chưa có Ủy ban nhân dân nào được giao cho xã, phường này trong danh bạ."))
    return Office(found.pk, found.name)


def key_of(code: str, row: UUID) -> str:
    """Names an offer for good: what is added to the case meanwhile does not change it."""
    return f"{code}.{row}"


def offers(case: Case, office: Office, on: date) -> list[Offer]:
    """In the order of the procedure, the newest of each first; of types that were loaded."""
    kinds = types_by_code()
    return [
        Offer(
            key_of(each.code, each.row),
            _label(kinds[each.code], each.when),
            kinds[each.code],
            partial(_in_vietnamese, each.build, kinds[each.code]),
        )
        for each in possible(case, office=office.name, on=on)
        if each.code in kinds
    ]


def _in_vietnamese(build: Build, kind: DocumentType) -> Content:
    with translation.override("vi"):
        return build(kind)


def _label(kind: DocumentType, when: str) -> str:
    name = f"{kind.form}. {kind.name}" if kind.form else kind.name
    name = name[:1].upper() + name[1:]
    return f"{name} ({when})" if when else name
