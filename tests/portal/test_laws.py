"""The public reads of the law what was compared with the published text, and nothing else."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khien.law import actions
from khien.law.models import LegalDocument
from khien.people.roles import Role

PAGE = reverse("portal:laws")


@pytest.fixture
def register(db):
    actions.load_register()
    return {document.code: document for document in LegalDocument.objects.all()}


def page(**query):
    return Client().get(PAGE, query).content.decode()


def one(code):
    return Client().get(reverse("portal:law", args=[code]))


def test_only_what_is_sure_and_not_over(register):
    shown = page()
    assert "56/2017/NĐ-CP" in shown
    assert "333/2026" not in shown
    assert "24/2018/QH14" not in shown
    assert "24/2018/QH14" in page(cu="on")


def test_found_without_marks(register):
    assert "91/2025/QH15" in page(q="du lieu ca nhan")
    assert "Không có văn bản nào khớp" in page(q="không có gì")


def test_a_page_tells_sure_provisions_only(register):
    shown = one("bo-luat-hinh-su-2015").content.decode()
    assert "Điều 326" in shown
    assert "Điều 155" not in shown
    assert "01/01/2018" not in shown  # its days are not compared yet
    assert "01/07/2026" in one("luat-an-ninh-mang-2025").content.decode()
    assert one("nd-333-2026").status_code == 404


def test_its_file_is_handed_out_with_the_page(register, staff):
    row = actions.add_file(
        register["nd-56-2017"],
        ContentFile(b"%PDF-1.4 x"),
        source="Công báo",
        by=staff(Role.LEGAL_OFFICER),
        now=timezone.now(),
    )
    address = reverse("portal:law_file", args=[row.pk])
    assert address in one("nd-56-2017").content.decode()
    assert Client().get(address).content == b"%PDF-1.4 x"
    LegalDocument.objects.filter(code="nd-56-2017").update(certainty="K")
    assert Client().get(address).status_code == 404
