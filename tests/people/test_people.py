"""The list of accounts: found without marks, by role and state, at a constant cost, taken away."""

import pytest
from django.utils import timezone

from khien.core import ledger
from khien.people import actions
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
LIST = "/lam-viec/nguoi-dung/"


@pytest.fixture
def boss(staff, sign_in):
    user = staff(Role.ADMINISTRATOR)
    sign_in(user)
    return user


def named(name, username, *, boss):
    return actions.create_user(username, full_name=name, by=boss, now=timezone.now())


def test_a_person_is_found_with_and_without_tone_marks(client, boss):
    named("Nguyễn Thị Ánh Đào", "dao.nta", boss=boss)
    named("Trần Văn Khác", "khac.tv", boss=boss)
    for text in ("anh dao", "Ánh Đào", "NGUYỄN thi", "dao.nta"):
        page = client.get(LIST, {"q": text}).text
        assert "Nguyễn Thị Ánh Đào" in page, text
        assert "Trần Văn Khác" not in page


def test_people_are_found_by_the_role_they_hold_today(client, boss, staff, province_with_communes):
    here = province_with_communes.communes[0]
    chair = staff(Role.COMMUNE_CHAIR, territory=here)
    page = client.get(LIST, {"role": "commune_chair"}).text
    assert chair.username in page
    assert "Suối Ngọc" in page
    assert boss.username not in page.split("<tbody>")[1]
    actions.end_duty(chair.duties.get(), by=boss, now=timezone.now())
    assert chair.username not in client.get(LIST, {"role": "commune_chair"}).text


def test_stopped_accounts_stand_apart(client, boss, staff):
    gone = staff(Role.EDITOR)
    actions.deactivate(gone, by=boss, now=timezone.now())
    assert gone.full_name not in client.get(LIST).text
    assert gone.full_name in client.get(LIST, {"state": "stopped"}).text
    assert gone.full_name in client.get(LIST, {"state": "all"}).text


def test_the_list_costs_the_same_for_many(
    client, boss, staff, province_with_communes, django_assert_max_num_queries
):
    for _ in range(30):
        staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])
    client.get(LIST)
    with django_assert_max_num_queries(10):
        client.get(LIST)
    for _ in range(30):
        staff(Role.SCHOOL_COORDINATOR, organisation=province_with_communes.schools[0])
    with django_assert_max_num_queries(10):
        page = client.get(LIST).text
    assert "Trang 1 trên 2" in page
    assert client.get(LIST, {"page": "2"}).status_code == 200
    assert client.get(LIST, {"page": "nothing"}).status_code == 200


def test_nobody_found_says_so(client, boss):
    assert "Không có ai như vậy" in client.get(LIST, {"q": "zzz"}).text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_taken_away_and_the_ledger_knows(client, boss, kind):
    named("=HYPERLINK", "congthuc", boss=boss)
    answer = client.get(f"{LIST}danh-sach.{kind}")
    assert answer.status_code == 200
    if kind == "csv":
        assert "'=HYPERLINK" in answer.content.decode("utf-8-sig")
    entry = ledger.history(boss.pk)[-1]
    assert entry.verb == "PeopleExported"
    assert entry.data == {"rows": 2}


def test_there_is_no_other_kind_of_file(client, boss):
    assert client.get(f"{LIST}danh-sach.pdf").status_code == 404


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_nobody_but_an_administrator_sees_accounts(client, staff, sign_in, role):
    sign_in(staff(role))
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}danh-sach.csv").status_code == 403


def test_the_list_asks_the_database_as_often_for_twice_the_people(
    client, boss, staff, province_with_communes, costs_the_same
):
    here = province_with_communes.communes[0]
    costs_the_same(
        "people/people.html",
        lambda: client.get(LIST),
        lambda: [staff(Role.COMMUNE_OFFICER, territory=here) for _ in range(8)],
        most=10,
    )
