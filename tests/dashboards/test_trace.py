"""The rows behind a figure: for whom, how many, why each counted, and nothing of others."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from dashboards.conftest import DAY
from fixtures_incident import NOW
from khien.core.calendars import today
from khien.people.roles import ROLES, Permission, Role
from khien.support.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(objectives):
    """`url(2)`: the rows behind the second objective."""
    return lambda number: reverse("dashboards:trace", args=[objectives[number - 1].pk])


def shown(answer):
    assert answer.status_code == 200
    return [(row.text, row.counted, row.why) for row in answer.context["page"]]


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("role", Role)
def test_it_opens_for_whoever_may_follow_figures(sign_in, staff, province, url, role):
    client = sign_in(staff(role, territory=province.province))
    permissions = ROLES[role].permissions
    for number, needed in ((1, "dashboard_view"), (2, "figures_trace"), (3, "figures_trace")):
        allowed = Permission(needed) in permissions
        assert client.get(url(number)).status_code == (200 if allowed else 403), number


def test_a_leader_follows_schools_to_their_rows_and_nobodys_file(sign_in, staff, province, url):
    client = sign_in(staff(Role.LEADER, territory=province.province))
    assert len(shown(client.get(url(1)))) == 3
    cards = client.get(reverse("dashboards:dashboard")).context["cards"]
    assert [bool(card.rows) for card in cards] == [True, False, False]


def test_an_objective_that_is_not_there_is_not_found(sign_in, manager, province):
    address = reverse("dashboards:trace", args=[uuid4()])
    assert sign_in(manager).get(address).status_code == 404


@pytest.mark.parametrize("number", [2, 3])
def test_nothing_counted_says_so(sign_in, manager, url, number):
    answer = sign_in(manager).get(url(number))
    assert "0 trên 0 được tính là đạt, đến ngày 23/11/2026." in text(answer)
    assert "Không có việc nào ở đây" in text(answer)


def test_each_request_says_whether_it_counted_and_why(sign_in, manager, province, ask, url):
    ask(province.communes[0], 4, supported=1, ended=1, withdrawn=1)
    answer = sign_in(manager).get(url(2))
    case = Case.objects.get()
    day = "Yêu cầu hỗ trợ ngày 21/11/2026"
    assert sorted(shown(answer)) == [
        (day, False, "kết thúc khi chưa hỗ trợ được"),
        (day, False, "người yêu cầu rút lại"),
        (day, False, "đang chờ hỗ trợ"),
        (f"{day} – hồ sơ {case.number}", True, "đã có dịch vụ hoặc biện pháp bảo vệ"),
    ]
    assert reverse("support:case", args=[case.pk]) in answer.content.decode()
    assert "1 trên 4 được tính là đạt" in text(answer)


def test_each_violation_says_whether_it_counted_and_why(sign_in, manager, province, detect, url):
    detect(province.communes[0], 3, handled=1, unidentified=1)
    assert sorted(why for _text, _counted, why in shown(sign_in(manager).get(url(3)))) == [
        "không xác định được người vi phạm",
        "xử phạt hành chính",
        "đang xác minh",
    ]


def test_institutions_are_followed_too(sign_in, manager, url):
    assert [why for _text, _counted, why in shown(sign_in(manager).get(url(1)))] == [
        "chưa ghi buổi nào"
    ] * 3


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_commune_follows_its_own_rows_and_no_others(
    sign_in, chair, manager, province, ask, detect, url, number
):
    own, neighbour, _third = province.communes
    for commune in (own, neighbour, None):
        ask(commune, 2)
        detect(commune, 2)
    client = sign_in(chair)
    mine = client.get(url(number))
    assert len(shown(mine)) == 2
    assert "Chỉ gồm việc ở địa bàn của bạn." in text(mine)
    assert shown(client.get(url(number), {"xa": str(neighbour.pk)})) == []
    assert len(shown(client.get(url(number), {"xa": str(own.pk)}))) == 2
    everything = sign_in(manager).get(url(number))
    assert len(shown(everything)) == (3 if number == 1 else 6)
    assert "Chỉ gồm việc" not in text(everything)


def test_who_follows_a_figure_but_not_the_file_gets_no_way_into_it(
    sign_in, staff, province, ask, detect, url
):
    ask(province.communes[0], 1, supported=1)
    (violation,) = detect(province.communes[0], 1)
    officer = staff(Role.EDUCATION_OFFICER, territory=province.province)
    (request,) = shown(sign_in(officer).get(url(2)))
    assert request[0] == "Yêu cầu hỗ trợ ngày 21/11/2026"
    page = sign_in(officer).get(url(3)).content.decode()
    assert reverse("enforcement:violation", args=[violation.pk]) not in page


def test_the_rows_are_as_many_as_the_figure_says_on_any_day(
    sign_in, manager, province, ask, detect, url
):
    ask(province.communes[0], 6, supported=6, at=NOW - 9 * DAY, given=today(NOW - 4 * DAY))
    ask(province.communes[1], 5, supported=1)
    detect(province.communes[0], 5, handled=4, at=NOW - 9 * DAY)
    client = sign_in(manager)
    for days_ago in (0, 3, 5, 9, 10, 400):
        chosen = {"ngay": today(NOW - days_ago * DAY).isoformat()}
        cards = client.get(reverse("dashboards:dashboard"), chosen).context["cards"]
        for number, card in enumerate(cards, start=1):
            answer = client.get(url(number), chosen)
            followed = (answer.context["counted"], answer.context["all"])
            if number > 1:
                assert followed == (card.item.strict.numerator, card.item.strict.denominator), (
                    days_ago
                )
    settled_since = shown(client.get(url(3), {"ngay": "2026-11-20"}))
    assert {why for _text, _counted, why in settled_since} == {"đang xử lý", "đang xác minh"}


def test_rows_are_chosen_by_whether_they_counted(sign_in, manager, province, ask, url):
    ask(province.communes[0], 5, supported=2)
    client = sign_in(manager)
    assert len(shown(client.get(url(2), {"tinh": "co"}))) == 2
    assert len(shown(client.get(url(2), {"tinh": "khong"}))) == 3
    chosen = client.get(url(2), {"tinh": "co"})
    assert "2 trên 5 được tính là đạt" in text(chosen)


def test_the_choice_keeps_the_commune_and_the_day(sign_in, manager, province, url):
    chosen = {"xa": str(province.communes[0].pk), "ngay": "2026-11-20"}
    page = sign_in(manager).get(url(2), chosen).content.decode()
    assert 'name="ngay" value="2026-11-20"' in page
    assert f'name="xa" value="{province.communes[0].pk}"' in page
    assert "Phường Suối Ngọc" in page


@pytest.mark.parametrize(
    "chosen",
    [
        {"xa": "khong-phai-ma"},
        {"xa": "' OR 1=1 --"},
        {"xa": '"><script>alert(1)</script>'},
        {"ngay": "9999-12-31"},
        {"ngay": "0001-01-01"},
        {"ngay": "\x00"},
        {"tinh": "<b>"},
        {"page": "-7"},
        {"page": "9" * 40},
    ],
)
def test_nonsense_in_the_address_is_borne(sign_in, manager, province, ask, url, chosen):
    ask(province.communes[0], 3)
    answer = sign_in(manager).get(url(2), chosen)
    assert len(shown(answer)) == 3 or "tinh" in chosen
    assert "<script>alert" not in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_a_commune_nobody_knows_has_no_rows(sign_in, manager, province, ask, url):
    ask(province.communes[0], 3)
    assert shown(sign_in(manager).get(url(2), {"xa": str(uuid4())})) == []


def test_a_long_list_is_paged_and_keeps_its_filters(sign_in, manager, province, ask, url):
    ask(province.communes[0], 53)
    client = sign_in(manager)
    first = client.get(url(2), {"tinh": "khong"})
    assert len(shown(first)) == 50
    assert "tinh=khong&amp;page=2" in first.content.decode()
    assert len(shown(client.get(url(2), {"tinh": "khong", "page": 2}))) == 3


@pytest.mark.parametrize("number", [2, 3])
def test_its_cost_does_not_grow_with_the_rows(
    sign_in, manager, province, ask, detect, url, number, costs_the_same
):
    def grow():
        ask(province.communes[0], 6, supported=3)
        detect(province.communes[0], 6, handled=3)

    client = sign_in(manager)
    costs_the_same("dashboards/trace.html", lambda: client.get(url(number)), grow, most=16)
