"""A task that cites what has ended, or a body that is no more, raises an alarm about the law."""

import pytest

from khien.law import actions as law
from khien.law.models import LegalDocument
from khien.law.queries.alarms import alarms
from khien.people.roles import Role
from khien.steering.models import PlanBasis, Task
from partners_made import TODAY, a_task


@pytest.fixture
def task(staff):
    law.load_register()
    row = a_task(by=staff(Role.PARTNERSHIP_OFFICER))
    row.text = "Theo Quyết định 830/QĐ-TTg; Sở Thông tin và Truyền thông chủ trì."
    row.document = LegalDocument.objects.get(code="nd-13-2023")
    row.provision = row.document.provisions.first()
    row.save()
    PlanBasis.objects.create(plan=row.plan, document=row.document)
    return row


def told(user):
    return {
        (shown.alarm.what.split(" ")[0], shown.alarm.text.split(",")[0], bool(shown.alarm.url))
        for shown in alarms(user, TODAY)
        if shown.alarm.document is None
    }


def test_the_legal_officer_reads_all_of_it_the_steering_office_opens_it(
    task, staff, province_with_communes
):
    wanted = {("Quyết", "Nhiệm vụ 1"), ("Sở", "Nhiệm vụ 1"), ("Nghị", "Nhiệm vụ 1")}
    wanted.add(("Nghị", "Kế hoạch 1/KH-MAU"))
    assert told(staff(Role.LEGAL_OFFICER)) == {(*each, False) for each in wanted}
    steering = staff(Role.STEERING_OFFICER, territory=province_with_communes.province)
    assert told(steering) == {(*each, True) for each in wanted}
    assert told(staff(Role.EDITOR)) == set()


def test_a_task_that_was_replaced_or_whose_plan_is_over_cites_nothing(task, staff):
    Task.objects.update(until=2)
    assert {text for _what, text, _url in told(staff(Role.LEGAL_OFFICER))} == {"Kế hoạch 1/KH-MAU"}
