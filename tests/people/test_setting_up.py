"""The people an installation needs: who is missing is told on the administrator's first page."""

import pytest
from django.utils import timezone

from khien.people.models import Duty
from khien.people.roles import Role
from khien.people.setting_up import steps
from khien.people.work import items

pytestmark = pytest.mark.django_db
OFFICER = "Cán bộ bảo vệ trẻ em cấp xã"


def states():
    return {step.title: (step.done, step.state) for step in steps(timezone.now())}


@pytest.fixture
def here(province_with_communes):
    return province_with_communes


def test_without_a_province_nobody_is_wanted_yet(db):
    assert steps(timezone.now()) == []


def test_few_communes_without_an_officer_are_named(here, staff):
    first, *others = here.communes
    staff(Role.COMMUNE_OFFICER, territory=first)
    done, state = states()[OFFICER]
    assert not done
    assert state.startswith("chưa có ở ")
    assert state.count(",") == len(others) - 1


def test_many_are_counted(here, staff, monkeypatch):
    monkeypatch.setattr("khien.people.setting_up._FEW", 0)
    assert states()[OFFICER] == (False, f"{len(here.communes)} xã, phường chưa có")


def test_somebody_everywhere_or_for_the_whole_province_is_enough(here, staff):
    for commune in here.communes:
        staff(Role.COMMUNE_OFFICER, territory=commune)
    staff(Role.CYBER_POLICE, territory=here.province)
    found = states()
    assert found[OFFICER] == (True, "đã có")
    assert found["Người nhận tin báo"] == (True, "đã có")
    assert found["Công an phụ trách an ninh mạng"] == (True, "đã có")
    assert found["Chủ tịch Ủy ban nhân dân cấp xã"][0] is False


def test_reports_may_also_be_received_by_one_for_the_whole_province(here, staff):
    staff(Role.INTAKE_OFFICER, territory=here.province)
    assert states()["Người nhận tin báo"][0]
    assert not states()[OFFICER][0]


def test_who_is_stopped_or_no_longer_holds_it_does_not_count(here, staff):
    stopped = staff(Role.CYBER_POLICE, territory=here.province)
    stopped.is_active = False
    stopped.save()
    gone = staff(Role.CYBER_POLICE, territory=here.province)
    Duty.objects.filter(user=gone).update(valid_to=Duty.objects.get(user=gone).valid_from)
    assert not states()["Công an phụ trách an ninh mạng"][0]


def test_a_verifier_may_be_of_the_school_or_of_education(here, staff):
    assert states()["Người xác nhận buổi giáo dục"] == (False, "chưa có ai")
    staff(Role.EDUCATION_OFFICER, territory=here.province)
    assert states()["Người xác nhận buổi giáo dục"][0]


def test_what_is_missing_waits_for_the_administrator_alone(here, staff):
    now = timezone.now()
    waiting = [item.text for item in items(staff(Role.ADMINISTRATOR), now)]
    assert any(text.startswith(f"{OFFICER}: chưa có ở") for text in waiting)
    assert items(staff(Role.COMMUNE_OFFICER, territory=here.communes[0]), now) == []


def test_a_new_administrator_is_sent_to_choose_the_province(sign_in, staff, db):
    page = sign_in(staff(Role.ADMINISTRATOR)).get("/lam-viec/")
    assert "Tỉnh: chưa chọn" in page.text
    assert 'href="/lam-viec/cai-dat/"' in page.text
    assert "Không còn việc nào" not in page.text


def test_the_proposed_link_asks_for_that_role(sign_in, staff, here):
    client = sign_in(staff(Role.ADMINISTRATOR))
    for step in steps(timezone.now()):
        assert client.get(step.url).context["role"] is not None
