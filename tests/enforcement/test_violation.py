"""The page of one violation: who sees it, whom else to call, exhibits, a trace of each reading."""

from uuid import UUID

import pytest
from django.urls import reverse

from fixtures_evidence import picture, receive, upload
from fixtures_incident import NOW
from khien.core.ledger import history
from khien.enforcement import actions
from khien.enforcement.actions import Said, Step
from khien.enforcement.models import Branch
from khien.evidence.models import Exhibit, HolderKind
from khien.law.citing import cited

pytestmark = pytest.mark.usefixtures("this_morning")
NOWHERE = UUID("01993a00-0000-7000-8000-000000000009")


def url(violation, page="violation"):
    return reverse(f"enforcement:{page}", args=[violation.pk])


def test_reading_is_written_into_the_ledger_and_strangers_do_not_read(
    sign_in, police, other_office, officer, violation
):
    assert sign_in(other_office).get(url(violation)).status_code == 404
    assert sign_in(officer).get(url(violation)).status_code == 403
    assert "ViolationRead" not in [entry.verb for entry in history(violation.pk)]
    assert sign_in(police).get(url(violation)).status_code == 200
    assert history(violation.pk)[-1].verb == "ViolationRead"


def test_the_same_offender_elsewhere_is_named_by_number_and_office_alone(
    sign_in, police, violation, open_one
):
    other = open_one(act="threat")
    body = sign_in(police).get(url(violation)).content.decode()
    assert f"Hồ sơ số {other.number}" in body
    assert url(other) not in body


def test_a_hint_alone_raises_no_alarm_here(sign_in, police, violation, open_theirs):
    hint = open_theirs(phone="0987654321", name="Trần Văn Mẫu")
    browser = sign_in(police)
    assert f"Hồ sơ số {hint.number}" not in browser.get(url(violation)).text
    assert f"Hồ sơ số {hint.number}" in browser.get(url(violation, "respondent")).text


def test_what_was_typed_is_shown_as_text(sign_in, police, violation):
    actions.note(violation, text="<img src=x onerror=alert(1)>", by=police, now=NOW)
    body = sign_in(police).get(url(violation)).content.decode()
    assert "<img src=x" not in body
    assert "&lt;img src=x" in body


def test_a_provision_that_is_not_read_in_public_carries_its_mark(
    sign_in, police, verify, provision
):
    provision.certainty = "V2"
    provision.save()
    violation = verify(Branch.ADMINISTRATIVE, provision)
    assert "nguồn thứ cấp" in cited(provision)
    assert "nguồn thứ cấp" in sign_in(police).get(url(violation)).content.decode()


def test_settled_it_offers_only_to_open_again(sign_in, police, verify):
    violation = verify(Branch.UNFOUNDED)
    actions.take(violation, Step.CONCLUDE, Said(words="Không có"), by=police, now=NOW)
    page = sign_in(police).get(url(violation))
    assert {step for step, may in page.context["may"].items() if may} == {"reopen"}
    assert page.context["running"] == []


def test_evidence_is_added_listed_and_opened_by_the_office_alone(
    sign_in, police, other_office, violation
):
    sent = {"exhibits": upload(picture(), "anh.jpg"), "origin": "Ảnh chụp tin nhắn"}
    assert sign_in(other_office).post(url(violation, "exhibit"), sent).status_code == 404
    client = sign_in(police)
    assert client.post(url(violation, "exhibit"), {"origin": "x"}).status_code == 422
    sent["exhibits"] = upload(picture(), "anh.jpg")
    assert client.post(url(violation, "exhibit"), sent).status_code == 302
    exhibit = Exhibit.objects.get(holder=violation.pk, holder_kind=HolderKind.VIOLATION)
    link = reverse("evidence:exhibit", args=[exhibit.pk])
    assert link in client.get(url(violation)).content.decode()
    assert client.get(link).status_code == 200


def test_evidence_of_another_violation_stays_closed(sign_in, police, violation):
    foreign = receive(picture(), holder=NOWHERE, kind=HolderKind.VIOLATION)
    answer = sign_in(police).get(reverse("evidence:exhibit", args=[foreign.pk]))
    assert answer.status_code == 404


def test_one_violation_is_titled_as_one(sign_in, police, violation):
    client = sign_in(police)
    client.cookies["django_language"] = "en"
    shown = client.get(url(violation)).text
    assert f"<title>Violation {violation.number}" in shown
    assert f"Violations {violation.number}" not in shown


def test_no_list_of_choices_begins_with_a_row_of_dashes(sign_in, police, verify, other_office):
    violation = verify(Branch.TRANSFERRED)
    shown = sign_in(police).get(reverse("enforcement:step", args=[violation.pk, "refer"])).text
    assert "-----" not in shown
    assert "Nơi khác, ghi tên bên dưới" in shown


def test_the_steps_taken_and_the_next_ones_are_shown(sign_in, police, fine, take):
    violation = fine(6_000_000, remedy="Xin lỗi công khai")
    page = sign_in(police).get(url(violation))
    assert [line.text for line in page.context["lines"]] == [
        "Xác minh, chọn hướng xử lý",
        "Lập biên bản vi phạm",
        "Quyết định xử phạt",
    ]
    assert "6.000.000" in page.text
    assert "Xin lỗi công khai" in page.text
    assert [label for _url, label in page.context["next"]] == ["Ghi ngày giao quyết định"]
    take(Step.SERVE)
    labels = [label for _url, label in sign_in(police).get(url(violation)).context["next"]]
    assert labels == ["Ghi đã thi hành", "Ghi có khiếu nại"]


def test_an_exhibit_leads_back_to_its_violation(sign_in, police, violation):
    sent = {"exhibits": upload(picture(), "anh.jpg"), "origin": "Ảnh chụp"}
    client = sign_in(police)
    client.post(url(violation, "exhibit"), sent)
    exhibit = Exhibit.objects.get(holder=violation.pk)
    page = client.get(reverse("evidence:exhibit", args=[exhibit.pk])).content.decode()
    assert page.count(f'href="{url(violation)}"') == 2  # the crumb and the fact
