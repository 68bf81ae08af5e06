"""Types of documents are data: shipped once, then kept by an administrator."""

import pytest
from django.urls import reverse

from khien.core.models import LedgerEvent
from khien.documents import actions
from khien.documents.forms import TypeForm
from khien.documents.models import DocumentType
from khien.people.roles import Role

TYPES = reverse("documents:types")


@pytest.fixture
def administrator(office, staff):
    return staff(Role.ADMINISTRATOR)


def test_they_are_shown_with_their_marks(administrator, sign_in):
    shown = sign_in(administrator).get(TYPES).content.decode()
    assert "Mẫu số 05. Quyết định: Về việc phê duyệt kế hoạch" in shown
    assert "hiểu biết chung" in shown


def test_an_administrator_changes_one_and_a_later_start_leaves_it(administrator, sign_in):
    row = DocumentType.objects.get(code="mau-05")
    form = TypeForm.of(row) | {"abstract": "Về việc mới", "grounds": "Căn cứ Luật mới;"}
    client = sign_in(administrator)
    address = reverse("documents:change_type", args=["mau-05"])
    assert client.post(address, form).status_code == 302
    actions.load_types()
    row.refresh_from_db()
    assert (row.abstract, row.grounds, row.revision) == ("Về việc mới", "Căn cứ Luật mới;", 2)
    assert row.decides
    late = client.post(address, form)
    assert late.status_code == 422
    assert "Có người vừa sửa" in late.content.decode()
    event = LedgerEvent.objects.get(verb="DocumentTypeChanged")
    assert "Về việc mới" in event.data.encode().decode("unicode_escape")


def test_only_law_that_was_read_is_printed_as_grounds(office):
    """Grounds that are shipped name no law beyond those the house has read."""
    lines = {
        line
        for grounds in DocumentType.objects.values_list("grounds", flat=True)
        for line in grounds.splitlines()
    }
    assert all("Luật Trẻ em" in line for line in lines)
    assert len(lines) == 2


def test_the_list_costs_the_same_for_more_rows(administrator, sign_in, costs_the_same):
    client = sign_in(administrator)
    numbers = iter(range(100))

    def grow():
        DocumentType.objects.bulk_create(
            DocumentType(code=f"loai-{next(numbers)}", abstract="Thử", certainty="?")
            for _ in range(5)
        )

    costs_the_same("documents/types.html", lambda: client.get(TYPES), grow, most=8)
