from django.urls import path

from khien.steering.views import (
    assignment,
    offices,
    plan_import,
    plans,
    task,
    tasks,
    waiting,
)

app_name = "steering"
urlpatterns = [
    path("", tasks.tasks, name="tasks"),
    path("cho-tra-loi/", waiting.waiting, name="waiting"),
    path("co-quan/", offices.offices, name="offices"),
    path("co-quan/<uuid:office_id>/", offices.office, name="office"),
    path("co-quan/<uuid:office_id>/lich/", offices.change_calendar, name="change_calendar"),
    path(
        "lich/<uuid:office_id>/<slug:secret>/khien.ics",
        offices.office_calendar,
        name="office_calendar",
    ),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/moi/", plans.plan_new, name="plan_new"),
    path("ke-hoach/mau.<slug:kind>", plan_import.template, name="plan_template"),
    path("ke-hoach/nhap/<uuid:draft_id>/", plan_import.plan_draft, name="plan_draft"),
    path("ke-hoach/nhap/<uuid:draft_id>/ghi/", plan_import.plan_confirm, name="plan_confirm"),
    path("ke-hoach/<uuid:plan_id>/", plans.plan, name="plan"),
    path("ke-hoach/<uuid:plan_id>/sua/", plans.plan_change, name="plan_change"),
    path("ke-hoach/<uuid:plan_id>/nhap/", plan_import.plan_import, name="plan_import"),
    path("ke-hoach/<uuid:plan_id>/them/", task.task_new, name="task_new"),
    path("viec/<uuid:assignment_id>/", assignment.assignment, name="assignment"),
    path("viec/<uuid:assignment_id>/tien-do/", assignment.tell, name="tell"),
    path(
        "viec/<uuid:assignment_id>/tien-do/<uuid:progress_id>/",
        assignment.verify,
        name="verify",
    ),
    path("viec/<uuid:assignment_id>/gia-han/", assignment.ask, name="ask"),
    path(
        "viec/<uuid:assignment_id>/gia-han/<uuid:extension_id>/", assignment.decide, name="decide"
    ),
    path("viec/<uuid:assignment_id>/huy/", assignment.cancel_assignment, name="cancel_assignment"),
    path("viec/<uuid:assignment_id>/tep/<uuid:exhibit_id>/", assignment.exhibit, name="exhibit"),
    path("<uuid:task_id>/", task.task, name="task"),
    path("<uuid:task_id>/giao/", task.assign, name="assign"),
    path("<uuid:task_id>/tam-dung/", task.suspend, name="suspend"),
    path("<uuid:task_id>/lam-tiep/", task.resume, name="resume"),
    path("<uuid:task_id>/huy/", task.cancel, name="cancel_task"),
]
