"""What a leader of a commune and a head of an agency read of tasks: their own places', to read."""

import pytest
from django.urls import reverse

from fixtures_steering import NOW
from khien.directory.models import Function
from khien.people.roles import Role
from khien.steering import actions
from khien.steering.models import AssignmentRole
from khien.steering.rules.task import Given, Holder

LIST = reverse("steering:tasks")

pytestmark = pytest.mark.usefixtures("this_monday")


@pytest.fixture
def of_commune(task, steering, province_with_communes):
    """A task that the committee of the first commune leads."""
    given = Holder(Function.COMMUNE_COMMITTEE, province_with_communes.communes[0].pk)
    row = task(title="Lập tổ của xã")
    return actions.assign(row, [Given(given, AssignmentRole.LEAD)], by=steering, now=NOW)[0]


def test_a_leader_of_a_commune_reads_what_its_offices_have_to_do(
    sign_in, staff, province_with_communes, of_commune
):
    here, there = province_with_communes.communes[:2]
    office = province_with_communes.office(Function.COMMUNE_COMMITTEE, here)
    leader, stranger = (staff(Role.LEADER, territory=each) for each in (here, there))
    client = sign_in(leader)
    assert "Lập tổ của xã" in client.get(LIST).text
    pages = [
        reverse("steering:office", args=[office.pk]),
        reverse("steering:assignment", args=[of_commune.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [200, 200]
    client.force_login(stranger)
    assert "Lập tổ của xã" not in client.get(LIST).text
    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_a_head_finds_the_tasks_of_the_agency_from_its_page(
    sign_in, staff, province_with_communes, assigned
):
    assigned()
    office = province_with_communes.office(Function.EDUCATION)
    territory = province_with_communes.province
    client = sign_in(staff(Role.LEADER, territory=territory, organisation=office))
    page = client.get(reverse("dashboards:agency", args=[office.pk])).text
    tasks = reverse("steering:office", args=[office.pk])
    assert f'href="{tasks}"' in page
    assert "không quá hạn việc nào" in page
    shown = client.get(tasks).text
    assert "Tập huấn giáo viên" in shown
    assert "<form" not in shown.split("<main")[1].split("</main>")[0], "to read, not to tell"
