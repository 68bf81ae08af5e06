"""A plan is changed by a decision, and the next one opened beside the old."""

from datetime import date

import pytest
from django.urls import reverse

from fixtures_steering import NOW, TODAY
from khien.core.refusal import Refused
from khien.steering import actions
from khien.steering.models import Assignment, Objective, Plan, Task
from khien.steering.queries import plans as queries
from khien.steering.rules.plan import Change
from khien.steering.rules.task import NewTask

pytestmark = pytest.mark.usefixtures("this_monday")


def change(*ends, **said):
    days = {"decided_on": TODAY, "holds_from": TODAY}
    return Change("215/QĐ-UBND", changes="Bỏ việc trùng.", ends=ends, **(days | said))


def test_a_decision_ends_tasks_and_another_takes_their_place(plan, assigned, steering):
    row = assigned(number="I.1")
    version = actions.change_plan(plan, change(row.task), seen=1, by=steering, now=NOW)
    new = NewTask(number="I.1", title="Tập huấn theo cách mới", cited="điều 1", replaces=row.task)
    actions.add_task(plan, new, since=version.number, by=steering, now=NOW)
    assert [t.title for t in queries.tasks(plan, version=1)] == ["Tập huấn giáo viên"]
    assert [t.title for t in queries.tasks(plan, version=2)] == ["Tập huấn theo cách mới"]
    assert Assignment.objects.get().cancelled_why == "Thôi theo 215/QĐ-UBND"


def test_a_version_somebody_else_recorded_meanwhile_is_not_overwritten(plan, steering):
    actions.change_plan(plan, change(), seen=1, by=steering, now=NOW)
    with pytest.raises(Refused, match="Vừa có người ghi"):
        actions.change_plan(plan, change(), seen=1, by=steering, now=NOW)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"holds_from": date(2027, 1, 1)}, "holds_from"),
        ({"decided_on": date(2025, 1, 1), "holds_from": date(2025, 1, 1)}, "holds_from"),
    ],
)
def test_a_version_holds_neither_before_the_plan_nor_in_the_future(plan, steering, said, field):
    with pytest.raises(Refused) as refused:
        actions.change_plan(plan, change(**said), seen=1, by=steering, now=NOW)
    assert refused.value.field == field


def test_the_next_plan_is_opened_beside_the_old_on_its_page(plan, task, steering, sign_in):
    Objective.objects.create(
        plan=plan, position=1, title="Mục tiêu một", text="…", measure="x", target_percent=100
    )
    task(title="Việc của kế hoạch cũ")
    client = sign_in(steering)
    said = {"number": "7/KH-UBND", "title": "Kế hoạch sau", "issuer": "UBND tỉnh"}
    said |= {"issued": "2026-09-01", "starts": "2026-09-07", "ends": "2030-12-31"}
    client.post(reverse("steering:plan_new"), said | {"certainty": "V", "follows": str(plan.pk)})
    new = Plan.objects.get(number="7/KH-UBND")
    page = client.get(reverse("steering:plan", args=[new.pk])).content.decode()
    assert page.count("Mục tiêu một") == 2
    assert "Bên cạnh: 12/KH-UBND" in page
    assert "Việc của kế hoạch cũ" in page
    assert not Task.objects.filter(plan=new).exists()


def test_an_old_version_is_shown_as_it_was(plan, task, steering, sign_in):
    old = task(title="Việc sẽ thôi")
    client = sign_in(steering)
    ended = {"decision": "215/QĐ-UBND", "decided_on": "2026-09-07", "holds_from": "2026-09-07"}
    ended |= {"changes": "Bỏ việc trùng.", "ends": [str(old.pk)], "seen": "1"}
    client.post(reverse("steering:plan_change", args=[plan.pk]), ended)
    here = reverse("steering:plan", args=[plan.pk])
    assert "Việc sẽ thôi" not in client.get(here).content.decode()
    assert "Việc sẽ thôi" in client.get(here, {"ban": "1"}).content.decode()
    assert client.get(here, {"ban": "99999999999"}).status_code == 200
