"""How it went on: in plain words to the reporter, and to the officer of the child's case."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.enforcement import actions, queries
from khien.enforcement.models import Branch
from khien.enforcement.rules.states import PATHS, Step
from khien.enforcement.wording_outcomes import outcome
from khien.intake import extensions
from khien.support.actions import Registration, open_case
from khien.support.outcomes import items

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def case(incident, officer):
    return open_case(
        incident,
        registration=Registration(name="Nguyễn Thị Mẫu", age=14, what_happened="Bị dọa."),
        commune=incident.commune_happened_id,
        by=officer,
        now=NOW,
    )


def read(incident):
    return [step.text for step in queries.public_steps([incident.pk])]


def test_the_reporter_follows_a_criminal_case_without_a_name_or_a_number(
    incident, verify, take, provision
):
    verify(Branch.CRIMINAL, provision)
    assert read(incident)[-1] == "Xử lý theo pháp luật."
    take(Step.REFER, outside="Cơ quan Cảnh sát điều tra", words="Đòi tiền.")
    take(Step.ACCEPT, number="15/2026")
    take(Step.PROSECUTE, number="02/QĐ-KT")
    told = read(incident)
    assert told[-3:] == [
        "Vụ việc đã chuyển cho công an điều tra.",
        "Công an đã nhận xử lý vụ việc.",
        "Công an đã khởi tố vụ án.",
    ]
    assert not any(word in " ".join(told) for word in ("Trần", "15/2026", "Cảnh sát"))


def test_what_came_back_is_told_too_and_something_is_still_to_come(
    incident, verify, take, provision
):
    verify(Branch.CRIMINAL, provision)
    take(Step.REFER, outside="Cơ quan Cảnh sát điều tra", words="Đòi tiền.")
    take(Step.DECLINE, words="Chưa đủ dấu hiệu.")
    assert "trả lại vụ việc" in read(incident)[-2]
    assert read(incident)[-1] == "Xử lý theo pháp luật."


def test_every_result_has_words_for_those_outside():
    for branch, path in PATHS.items():
        ends = {step for step, way in path.items() if way.to in {"decided", "settled", "accepted"}}
        assert all(outcome(branch, step) for step in ends), branch


def test_the_officer_of_the_child_is_told_until_they_say_so(
    incident, case, officer, verify, take, sign_in, police
):
    assert items(officer, NOW) == []
    verify(Branch.UNFOUNDED)
    take(Step.CONCLUDE, words="Không có hành vi", days_later=0)
    (item,) = items(officer, NOW)
    assert reverse("support:case", args=[case.pk]) in item.url
    client = sign_in(officer)
    page = client.get(reverse("support:case", args=[case.pk]))
    assert "kết luận không có vi phạm" in page.text
    assert "Trần Văn Mẫu" not in page.text
    known = reverse("support:know_outcomes", args=[case.pk])
    assert client.post(known).status_code == 302
    assert client.post(known).status_code == 302
    assert items(officer, NOW) == []
    violation = queries.visible_to(police).get()
    assert [entry.verb for entry in history(violation.pk)].count("OutcomeRead") == 1
    actions.reopen(violation, reason="Có tin mới", by=police, now=NOW)
    assert len(items(officer, NOW)) == 1


def test_outcomes_of_what_was_merged_are_told_with_it(incident, triager, verify, take, officer):
    verify(Branch.UNFOUNDED)
    take(Step.CONCLUDE, words="Không có hành vi", days_later=0)
    other = type(incident).objects.create(opened_at=NOW, opened_by=triager)
    incident.merged_into, incident.closed_at, incident.closed_by = other, NOW, triager
    incident.save()
    assert len(extensions.outcomes([other.pk], officer)[other.pk]) == 1
