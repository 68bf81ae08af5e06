"""Requests about one's own data: clocks, verified askers, a second person, what is carried out."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core import clocks, work
from khien.core.calendars import today
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.core.seal import name_tokens
from khien.directory.models import Function
from khien.enforcement.models import Respondent, Violation
from khien.intake.models import Report
from khien.people.roles import Role
from khien.privacy.actions import holds
from khien.privacy.actions import rights as actions
from khien.privacy.models import RightsRequest

pytestmark = pytest.mark.django_db
URL = reverse("privacy:requests")
HOW = "Đã xem giấy khai sinh và thẻ căn cước"
ANSWER = "Chúng tôi đã làm như bạn muốn."


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def manager(province_with_communes, staff):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


@pytest.fixture
def ask(deadlines, protector):
    def ask(right, asker="child", *, words="", name="Bùi Thị Na"):
        return actions.receive(
            right,
            asker=asker,
            way="letter",
            words=words,
            name=name,
            by=protector,
            received_by=protector,
            now=NOW,
        )

    return ask


def verified(request, record, by):
    actions.verify(request, number=record.number, how=HOW, by=by, now=NOW)
    request.refresh_from_db()
    return request


def decided(request, by, outcome="granted"):
    actions.decide(request, outcome=outcome, reason=ANSWER, by=by, now=NOW)
    request.refresh_from_db()
    return request


def page(request):
    return reverse("privacy:request", args=[request.pk])


@pytest.mark.parametrize(
    ("right", "days"), [("see", 10), ("correct", 10), ("withdraw", 15), ("erase", 20)]
)
def test_each_right_has_its_clock_beside_that_of_the_acknowledgement(ask, protector, right, days):
    request = ask(right, words="Tên em viết sai")
    due = {clock.rule.code: clock.due_at for clock in clocks.of(request.pk)}
    assert today(due[f"rights_{right}"]) == today(NOW) + timedelta(days=days)
    two_working_days = today(NOW) + timedelta(days=3)  # the 24th of November is a day off
    assert today(due["rights_acknowledge"]) == two_working_days
    actions.acknowledge(request, by=protector, now=NOW)
    running = [c.rule.code for c in clocks.of(request.pk) if c.stopped_at is None]
    assert running == [f"rights_{right}"]
    decided(request, protector, outcome="refused")
    assert all(clock.stopped_at for clock in clocks.of(request.pk))


def test_a_child_is_given_what_is_held_about_it_and_nothing_of_others(
    sign_in, ask, protector, case
):
    case.child = case.child | {"carers": "Bố: Bùi Văn Ác"}
    case.save(update_fields=["child"])
    request = decided(verified(ask("see"), case, protector), protector)
    client = sign_in(protector)
    copy = client.post(reverse("privacy:hand_out", args=[request.pk]))
    body = copy.content.decode()
    assert copy["Content-Disposition"] == f'attachment; filename="du-lieu-{request.number}.html"'
    assert "Bùi Thị Na" in body
    assert "Nhắn cô giáo" in body
    assert "Bùi Văn Ác" not in body
    assert "Có người dọa" not in body, "the reporter's words are the reporter's"
    assert LedgerEvent.objects.filter(verb="HeldDataHandedOut").count() == 1


def test_nothing_is_handed_out_before_it_is_granted(sign_in, ask, protector, case):
    request = verified(ask("see"), case, protector)
    answer = sign_in(protector).post(reverse("privacy:hand_out", args=[request.pk]), follow=True)
    assert "chưa được đồng ý" in answer.content.decode()
    with pytest.raises(Refused, match="xác minh trước"):
        decided(ask("see"), protector)


def test_a_suspect_parent_gets_nothing(ask, protector, manager, case):
    request = verified(ask("see", "parent", name="Bùi Văn Ác"), case, protector)
    with pytest.raises(Refused, match="người thứ hai"):
        decided(request, protector)
    with pytest.raises(Refused, match="người khác"):
        actions.say_safe(request, safe=True, why="Quen", by=protector, now=NOW)
    actions.say_safe(request, safe=False, why="Bị báo", by=manager, now=NOW)
    request.refresh_from_db()
    with pytest.raises(Refused, match="không an toàn"):
        decided(request, protector)
    assert decided(request, protector, outcome="refused").outcome == "refused"


def test_not_even_a_slip_in_the_code_gives_a_parent_what_is_not_safe(ask, protector, case):
    request = verified(ask("see", "parent"), case, protector)
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsRequest.objects.filter(pk=request.pk).update(outcome="granted", decided_at=NOW)


def test_the_second_person_is_warned_of_what_the_house_knows(
    sign_in, ask, protector, manager, case, police, province_with_communes
):
    reported = Respondent.objects.create(kind="person", name_tokens=name_tokens("Bùi Văn Ác"))
    Violation.objects.create(
        incident=case.incident,
        respondent=reported,
        office=province_with_communes.office(Function.CYBER_POLICE),
        act="threat",
        act_on=today(NOW),
        opened_at=NOW,
        opened_by=police,
    )
    report = Report.objects.get()
    report.narrative = report.narrative | {"must_not_know": "ông Bùi Văn Ác"}
    report.save(update_fields=["narrative"])
    request = verified(ask("see", "parent", name="Bui Van Ac"), case, protector)
    body = sign_in(manager).get(page(request)).content.decode()
    assert "bị báo trong chính sự việc" in body
    assert "không cho người tên này biết" in body


def test_a_parent_who_is_safe_is_answered(ask, protector, manager, case):
    request = verified(ask("see", "parent", name="Mẹ Hiền"), case, protector)
    actions.say_safe(request, safe=True, why="Mẹ đang chăm em", by=manager, now=NOW)
    request.refresh_from_db()
    assert decided(request, protector).outcome == "granted"


def test_a_correction_stands_beside_what_was_written(ask, protector, case):
    words = "Em sinh ngày 02/03/2012"
    decided(verified(ask("correct", words=words), case, protector), protector)
    version = case.version
    case.refresh_from_db()
    told = case.circumstances["what_happened"]
    assert told.startswith("Bị dọa đăng ảnh")
    assert words in told
    assert case.version == version + 1


def test_a_withdrawal_ends_the_contact_and_the_wish_for_support(ask, protector, incident):
    report = Report.objects.get()
    decided(verified(ask("withdraw", "reporter"), report, protector), protector)
    report.refresh_from_db()
    assert report.contact_withdrawn_at == NOW
    assert not report.support_requests.filter(withdrawn_at=None).exists()


def test_a_report_that_nobody_needs_is_erased_with_all_that_hangs_on_it(
    sign_in, ask, protector, incident, triager
):
    report = Report.objects.get()
    report.messages.create(from_reporter=True, text="Thư", at=NOW)
    report.incident_links.update(separated_at=NOW, separated_by=triager)
    Report.objects.update(state="decided")
    request = verified(ask("erase", "reporter"), report, protector)
    decided(request, protector)
    report.refresh_from_db()
    assert report.narrative is None
    assert report.messages.get().text is None
    assert report.number, "the count stays"


def test_what_the_law_keeps_is_not_erased_and_that_is_said_kindly(sign_in, ask, protector, case):
    request = verified(ask("erase"), case, protector)
    body = sign_in(protector).get(page(request)).content.decode()
    assert "phải giữ theo luật" in body
    with pytest.raises(Refused, match="làm theo một phần"):
        decided(request, protector)
    decided(request, protector, outcome="partly")
    case.refresh_from_db()
    assert "contact" not in case.child
    assert case.child["name"] == "Bùi Thị Na"


def test_a_legal_hold_keeps_everything(ask, protector, case):
    number = str(case.number)
    holds.place("case", number, until=None, why="Tòa đang xử", by=protector, now=NOW)
    request = verified(ask("erase"), case, protector)
    decided(request, protector, outcome="partly")
    case.refresh_from_db()
    assert case.child["contact"] == "Nhắn cô giáo"


def test_the_whole_way_on_the_pages(sign_in, protector, manager, case, deadlines):
    client = sign_in(protector)
    said = {"right": "see", "asker": "parent", "way": "letter", "name": "Mẹ Hiền", "words": ""}
    url = client.post(reverse("privacy:new_request"), said)["Location"]
    client.post(url, {"do": "acknowledge"})
    wrong = client.post(url, {"do": "verify", "verify-number": 99999, "verify-how": HOW})
    assert wrong.status_code == 422
    assert HOW in wrong.content.decode()
    client.post(url, {"do": "verify", "verify-number": case.number, "verify-how": HOW})
    assert "đang chờ một người khác" in client.get(url).content.decode()
    second = sign_in(manager)
    second.post(url, {"do": "safe", "safe-safe": "yes", "safe-why": "Mẹ chăm em"})
    client = sign_in(protector)
    client.post(url, {"do": "decide", "decide-outcome": "granted", "decide-reason": ANSWER})
    body = client.get(url).content.decode()
    assert ANSWER in body
    assert "Tải bản cho người hỏi" in body
    late = {"do": "decide", "decide-outcome": "refused", "decide-reason": "Đổi ý"}
    again = client.post(url, late)
    assert again.status_code == 422
    assert "Yêu cầu này đã được trả lời." in again.content.decode()


def test_the_case_manager_sees_only_what_needs_a_second_person(
    sign_in, ask, protector, manager, case
):
    own = verified(ask("see"), case, protector)
    parents = verified(ask("see", "parent"), case, protector)
    client = sign_in(manager)
    assert client.get(page(own)).status_code == 404
    assert client.get(page(parents)).status_code == 200
    client.post(
        page(parents), {"do": "decide", "decide-outcome": "refused", "decide-reason": ANSWER}
    )
    parents.refresh_from_db()
    assert parents.decided_at is None
    told = [item.text for item in work.items(manager, NOW) if "Yêu cầu" in item.text]
    assert len(told) == 1


def test_what_is_late_is_red_on_the_work_list(ask, protector, case):
    ask("see")
    later = NOW + timedelta(days=11)
    assert [i.level for i in work.items(protector, NOW) if "Yêu cầu" in i.text] == ["orange"]
    assert [i.level for i in work.items(protector, later) if "Yêu cầu" in i.text] == ["red"]


def test_an_empty_list_says_what_will_come(sign_in, protector):
    assert "Chưa có yêu cầu nào" in sign_in(protector).get(URL).content.decode()


def test_the_list_costs_the_same_for_more_requests(sign_in, protector, ask, costs_the_same):
    client = sign_in(protector)

    def grow():
        for _each in range(3):
            ask("see")

    costs_the_same("privacy/requests.html", lambda: client.get(URL), grow, most=12)
