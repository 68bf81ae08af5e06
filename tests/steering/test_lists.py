"""Every list asks the database as often for twice the rows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fixtures_directory import organisation
from fixtures_steering import NOW, TODAY
from khien.core.export import Table, as_xlsx
from khien.directory.models import Kind
from khien.steering import actions
from khien.steering.importer import COLUMNS
from khien.steering.models import AssignmentRole, PlanDraft
from khien.steering.rules.progress import NewProgress
from khien.steering.rules.task import Given, Holder

pytestmark = pytest.mark.usefixtures("this_monday")
DONE = NewProgress("Đã xong việc này.", evidence="1/BC", done=True)


@pytest.fixture
def grow(assigned, educator, steering):
    """Four more tasks: one verified, one to be verified, one that asks for time, one overdue."""

    def grow():
        rows = [assigned(due=TODAY) for _ in range(3)]
        rows += [assigned(due=TODAY.replace(day=3))]
        told = [actions.tell(row, DONE, by=educator, now=NOW) for row in rows[:2]]
        actions.verify(told[0], accepted=True, note="", by=steering, now=NOW)
        until = TODAY.replace(day=25)
        actions.ask_extension(rows[2], until=until, reason="Chờ thầy.", by=educator, now=NOW)

    return grow


def test_lists_of_tasks(costs_the_same, steering, educator, sign_in, grow):
    client = sign_in(steering)
    office = reverse("steering:office", args=[educator.duties.get().organisation_id])
    waiting = reverse("steering:waiting")
    costs_the_same(
        "steering/tasks.html", lambda: client.get(reverse("steering:tasks")), grow, most=26
    )
    costs_the_same("steering/office.html", lambda: client.get(office), grow, most=26)
    costs_the_same("steering/waiting.html", lambda: client.get(waiting), grow, most=30)


@pytest.fixture
def give_more(task, steering):
    """One task, given to three more organisations each time."""
    one = task()

    def give_more():
        made = [organisation(f"Trung tâm số {n}", Kind.AGENCY) for n in range(3)]
        given = [Given(Holder(organisation=m.pk), AssignmentRole.COORDINATE) for m in made]
        actions.assign(one, given, by=steering, now=NOW)

    give_more.task = one
    return give_more


def test_a_task_and_the_offices(costs_the_same, steering, sign_in, give_more):
    client = sign_in(steering)
    page = reverse("steering:task", args=[give_more.task.pk])
    costs_the_same("steering/task.html", lambda: client.get(page), give_more, most=36)
    costs_the_same(
        "steering/offices.html", lambda: client.get(reverse("steering:offices")), give_more, most=26
    )


def test_the_rows_of_a_list_to_add(costs_the_same, plan, steering, sign_in):
    client = sign_in(steering)
    names = [each[0] for each in COLUMNS.values()]
    lines = []

    def grow():
        lines.extend((f"II.{len(lines)}", "", "Việc này", *[""] * 8) for _ in range(4))
        file = SimpleUploadedFile("a.xlsx", as_xlsx(Table("a", names, lines)))
        PlanDraft.objects.all().delete()
        client.post(reverse("steering:plan_import", args=[plan.pk]), {"file": file})

    def page():
        draft = PlanDraft.objects.first()
        return client.get(
            reverse("steering:plan_draft", args=[draft.pk]) if draft else reverse("steering:plans")
        )

    costs_the_same("steering/plan_draft.html", page, grow, most=12)
