"""What other parts of the room show on the page of a case."""

import pytest
from django.urls import reverse

from khien.core.permissions import Permission
from khien.support import case_sections
from khien.support.case_sections import CaseSection

pytestmark = pytest.mark.usefixtures("this_morning")
WORKERS = frozenset({Permission.CASE_WORK})


@pytest.fixture
def add(monkeypatch):
    monkeypatch.setattr(case_sections, "_sections", {})

    def add(context):
        case_sections.register(CaseSection("a", WORKERS, context, "evidence/list.html"))

    return add


def names(client, case):
    page = client.get(reverse("support:case", args=[case.pk]))
    return [part.name for part in page.context["sections"]]


def test_a_section_is_shown_to_whom_it_is_for_and_told_of_the_case(
    sign_in, officer, chair, case, add
):
    asked = []
    add(lambda *told: asked.append(told[:2]) or {})
    assert names(sign_in(officer), case) == ["a"]
    assert asked == [(case, officer)]
    assert names(sign_in(chair), case) == []


def test_a_section_with_nothing_to_say_is_left_out(sign_in, officer, case, add):
    add(lambda *_told: None)
    assert names(sign_in(officer), case) == []
