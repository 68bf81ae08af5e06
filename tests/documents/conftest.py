"""Documents about a thing of no room, so that this room is tested by itself."""

from uuid import UUID

import pytest

from fixtures_documents import issue, make
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.documents import access, actions
from khien.documents.access import Door, Holder
from khien.documents.models import DocumentType
from khien.people.models import User


def _check(user: User, _holder: UUID, kind: DocumentType | None = None) -> None:
    if not user.may(Permission.CASE_APPROVE) and (kind is None or kind.decides):
        raise Refused("Chỉ Chủ tịch.")


@pytest.fixture(autouse=True)
def _a_thing_has_documents(monkeypatch):
    """Whoever keeps a register may see them; the chair makes them and issues decisions."""
    door = Door(
        lambda user, ids: ids if user.may(Permission.DOCUMENT_REGISTER) else set(),
        _check,
        _check,
        lambda _holder: Holder("Vật 1", "/vat/1/"),
    )
    monkeypatch.setitem(access._registered, "thing", door)


@pytest.fixture
def office(province_with_communes):
    actions.load_types()
    return province_with_communes.office(
        Function.COMMUNE_COMMITTEE, province_with_communes.communes[0]
    )


@pytest.fixture
def decision(db):
    actions.load_types()
    return DocumentType.objects.get(code="mau-05")


@pytest.fixture
def draft(office, chair, decision):
    return make(office, chair, decision)


@pytest.fixture
def issued(draft, chair):
    return issue(draft, chair)
