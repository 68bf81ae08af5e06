"""The first page of the staff: work of every room, the gravest first, at a flat cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW, RECEIVED
from khien.core import work
from khien.core.work import WorkItem
from khien.directory.models import Function
from khien.enforcement import actions as enforcement
from khien.enforcement.actions import NewRespondent
from khien.enforcement.models import RespondentKind
from khien.intake.models import Channel, Door, Incident, IncidentReport, Report, Routing
from khien.learning import actions as learning
from khien.people.roles import Role
from khien.support import actions as support
from khien.support.actions import Registration

pytestmark = pytest.mark.django_db
URL = reverse("staff_home")
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def sent(province_with_communes, triager, deadlines):
    """`sent(3)`: incidents of the first commune, sent to its child affairs and to the police."""
    commune = province_with_communes.communes[0]
    offices = [
        (Function.CYBER_POLICE, province_with_communes.office(Function.CYBER_POLICE)),
        (Function.CHILD_AFFAIRS, province_with_communes.office(Function.CHILD_AFFAIRS, commune)),
    ]

    def sent(number):
        found = []
        for _ in range(number):
            mark = Report.objects.count().to_bytes(32, "big")
            report = Report.objects.create(
                code_hash=mark,
                content_hash=mark,
                received_at=RECEIVED,
                channel=Channel.WEB,
                door=Door.TEEN,
                language="vi",
                commune=commune,
                due_at=NOW + 22 * HOUR,
            )
            incident = Incident.objects.create(
                opened_at=NOW, opened_by=triager, title="Dọa", commune_happened=commune
            )
            IncidentReport.objects.create(
                incident=incident, report=report, joined_at=NOW, joined_by=triager
            )
            for function, office in offices:
                Routing.objects.create(
                    incident=incident,
                    organisation=office,
                    function=function,
                    commune=commune,
                    sent_at=NOW,
                    due_at=NOW + 24 * HOUR,
                )
            found.append(incident)
        return found

    return sent


@pytest.fixture
def case_of(officer):
    def case_of(incident):
        return support.open_case(
            incident,
            registration=Registration(name="Trẻ Mẫu", what_happened="Bị dọa."),
            commune=incident.commune_happened_id,
            by=officer,
            now=NOW,
        )

    return case_of


def seen(answer):
    assert answer.status_code == 200
    return [item.text.split(": ")[-1] for item in answer.context["page"].paginator.object_list]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.LEADER, Role.ADMINISTRATOR}))
def test_everybody_of_the_staff_has_one(sign_in, staff, province_with_communes, role):
    answer = sign_in(staff(role, territory=province_with_communes.province)).get(URL)
    assert seen(answer) == []
    shown = answer.content.decode()
    assert "Không còn việc nào đang chờ bạn" in shown
    assert str(role.label) in shown


def test_a_stranger_is_sent_to_sign_in_and_nobody_posts(client, sign_in, officer):
    assert client.get(URL)["Location"].startswith("/tai-khoan/")
    assert sign_in(officer).post(URL).status_code == 405


def test_who_holds_no_duty_is_told_whom_to_ask(sign_in, staff):
    shown = sign_in(staff()).get(URL).content.decode()
    assert "Bạn chưa được giao nhiệm vụ nào" in shown


def test_work_of_every_room_stands_in_one_list(
    sign_in, sent, case_of, officer, police, triager, staff, province_with_communes
):
    one, _two = sent(2)
    enforcement.open_violation(
        one,
        respondent=NewRespondent(kind=RespondentKind.PERSON, name="Kẻ Mẫu", identifiers=()),
        office=province_with_communes.office(Function.CYBER_POLICE).pk,
        act="extortion",
        act_on=NOW.date(),
        account="Nhắn tin dọa.",
        by=police,
        now=NOW,
    )
    case_of(one)
    mine = seen(sign_in(officer).get(URL))
    assert "mở hồ sơ cho trẻ (Mẫu 01)" in mine
    assert "đánh giá ban đầu (Mẫu 02)" in mine
    assert any(text.startswith("Tiếp nhận sự việc SV-") for text in mine)
    assert any(t.startswith("Tiếp nhận tin TB-") for t in seen(sign_in(triager).get(URL)))
    theirs = seen(sign_in(police).get(URL))
    assert "mở hồ sơ vi phạm" in theirs
    assert "xác minh và chọn hướng xử lý" in theirs
    learning.load_school_years()
    learning.load_coverage_rules()
    coordinator = staff(Role.SCHOOL_COORDINATOR, organisation=province_with_communes.schools[0])
    assert any("chưa được tính trong năm học" in t for t in seen(sign_in(coordinator).get(URL)))


def test_each_line_leads_to_where_the_work_is_done(sign_in, sent, officer):
    sent(2)
    client = sign_in(officer)
    answer = client.get(URL)
    for item in answer.context["page"].paginator.object_list:
        assert f'href="{item.url.replace("&", "&amp;")}"' in answer.content.decode()
        assert client.get(item.url).status_code == 200


def test_the_gravest_stands_first_then_what_is_due_first_then_what_has_no_day(
    sign_in, officer, monkeypatch
):
    def provider(user, now):
        return [
            WorkItem("không hạn", "/a/"),
            WorkItem("mai", "/b/", now + 24 * HOUR),
            WorkItem("cam", "/c/", now + HOUR, level="orange"),
            WorkItem("trễ", "/d/", now - HOUR),
            WorkItem("đỏ, không hạn", "/e/", level="red"),
            WorkItem("đỏ", "/f/", now + 48 * HOUR, "vì trẻ đang gặp nguy", "red"),
        ]

    monkeypatch.setattr(work, "_providers", [provider])
    answer = sign_in(officer).get(URL)
    assert seen(answer) == ["đỏ", "đỏ, không hạn", "cam", "trễ", "mai", "không hạn"]
    shown = answer.content.decode()
    assert "1 việc đã quá hạn." in shown
    assert "vì trẻ đang gặp nguy" in shown
    assert shown.count("data-level=") >= 6


def test_what_a_room_says_is_never_markup(sign_in, officer, monkeypatch):
    monkeypatch.setattr(
        work, "_providers", [lambda user, now: [WorkItem("<b>x", "/a/", why="<script>alert(1)")]]
    )
    shown = sign_in(officer).get(URL).content.decode()
    assert "<b>x" not in shown
    assert "<script>alert" not in shown


def test_work_of_another_commune_is_not_there(sign_in, sent, staff, province_with_communes):
    sent(2)
    neighbour = staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[1])
    assert seen(sign_in(neighbour).get(URL)) == []


@pytest.mark.parametrize(("who", "most"), [("officer", 45), ("chair", 42), ("police", 59)])
def test_its_cost_does_not_grow_with_the_work(
    sign_in, sent, case_of, request, who, most, costs_the_same
):
    """Keys are asked first; the police do the work of three more rooms than others."""

    def grow():
        for number, incident in enumerate(sent(8)):
            if number % 2:
                case_of(incident)

    client = sign_in(request.getfixturevalue(who))
    grow()
    costs_the_same("site/staff_home.html", lambda: client.get(URL), grow, most=most)


def test_whoever_reads_all_reports_sees_the_first_few_and_how_many_more(
    sign_in, sent, triager, django_assert_max_num_queries
):
    client = sign_in(triager)
    for number in (8, 8):
        sent(number)
        client.get(URL)
        with django_assert_max_num_queries(20):
            answer = client.get(URL)
    assert "11 tin khác" in seen(answer)


def test_a_leader_who_has_no_work_here_is_sent_to_the_figures(
    sign_in, staff, province_with_communes
):
    leader = staff(Role.LEADER, territory=province_with_communes.province)
    answer = sign_in(leader).get(URL)
    assert answer["Location"] == reverse("dashboards:dashboard")
    page = sign_in(leader).get(answer["Location"])
    assert URL not in [link.href for link in page.context["navigation"]]


def test_whoever_also_works_keeps_the_list(sign_in, staff, province_with_communes):
    both = staff(Role.LEADER, Role.CASE_MANAGER, territory=province_with_communes.province)
    assert sign_in(both).get(URL).status_code == 200
