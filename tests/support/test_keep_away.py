"""Hiding a case: its named person finds it nowhere, and somebody else goes on with it."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import work
from khien.intake.models import IncidentReport
from khien.people.models import KeptAway
from khien.people.roles import Role
from khien.support.actions.keep_away import hide
from khien.support.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
WHY = "Là chú ruột của người bị báo"


@pytest.fixture
def manager(province_with_communes, staff):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


@pytest.fixture
def colleague(province_with_communes, staff):
    return staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])


def page(case):
    return reverse("support:case", args=[case.pk])


def kept(case, who, by):
    hide(case, person=who.username, binding=None, why=WHY, by=by, now=NOW)


def texts(person):
    return " ".join(item.text for item in work.items(person, NOW))


def test_the_person_finds_it_nowhere_and_a_colleague_goes_on(
    sign_in, officer, colleague, chair, case
):
    url = reverse("support:keep_away", args=[case.pk])
    answer = sign_in(chair).post(url, {"person": officer.username, "office": "", "why": WHY})
    assert answer["Location"] == page(case)
    client = sign_in(officer)
    assert client.get(page(case)).status_code == 404
    body = client.get(reverse("support:cases"), {"tim": "Nguyễn Thị Mẫu"}).content.decode()
    assert page(case) not in body
    assert f"Hồ sơ {case.number}" not in texts(officer)
    assert str(case.number) in texts(colleague)
    case.refresh_from_db()
    assert case.officer is None, "it is the commune's, not this person's"
    assert sign_in(colleague).get(page(case)).status_code == 200


def test_who_hides_it_from_themselves_is_led_to_the_list(sign_in, officer, case):
    url = reverse("support:keep_away", args=[case.pk])
    answer = sign_in(officer).post(url, {"person": officer.username, "office": "", "why": WHY})
    assert answer["Location"] == reverse("support:cases")


@pytest.mark.parametrize(
    ("change", "words"),
    [({"person": ""}, "Hãy ghi tên"), ({"why": ""}, "lý do"), ({"person": "Không Ai"}, "")],
)
def test_a_mistake_is_said_and_what_was_typed_stays(sign_in, chair, officer, case, change, words):
    said = {"person": officer.username, "office": "", "why": WHY} | change
    answer = sign_in(chair).post(reverse("support:keep_away", args=[case.pk]), said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not KeptAway.objects.exists()


def test_where_nobody_is_left_the_province_is_asked_to_name_somebody(manager, officer, chair, case):
    assert "cử người thay" not in texts(manager)
    kept(case, chair, officer)
    assert f"Hồ sơ {case.number}: không còn ai ở xã duyệt được" in texts(manager)
    assert "không còn ai ở xã làm được" in texts(manager), "the chair heads all of them"


def test_keeping_the_chair_away_keeps_the_office_they_head_away(officer, chair, case):
    kept(case, chair, officer)
    assert KeptAway.objects.filter(organisation=case.commune_id).exists()


def test_an_incident_stays_hidden_whatever_report_is_taken_from_it(
    sign_in, triager, colleague, routed, case
):
    url = reverse("intake:incident_keep_away", args=[routed.pk])
    said = {"person": colleague.username, "office": "", "why": WHY}
    assert sign_in(triager).post(url, said).status_code == 302
    IncidentReport.objects.update(separated_at=NOW, separated_by=triager)
    client = sign_in(colleague)
    assert client.get(reverse("intake:incident", args=[routed.pk])).status_code == 404
    assert client.get(page(case)).status_code == 404
    assert Case.objects.filter(pk=case.pk).exists()
