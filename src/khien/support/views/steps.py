"""One page for each step of a case: a short form, one button, a sentence where it is refused."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import now_seen
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.people.models import User
from khien.support import actions, forms, queries
from khien.support.actions import Findings
from khien.support.models import Case, Closure, EmergencyMeasure, Plan, Service
from khien.support.queries.providers import providers
from khien.support.rules.case import Changed, check_can
from khien.support.rules.states import Step
from khien.support.views.case import BUTTONS

Act = Callable[[Case, dict[str, Any], User, datetime], object]

# One sentence for somebody who does this for the first time.
LEADS: dict[Step, Promise] = {
    Step.ASSESS: gettext_lazy(
        "Trẻ bị hại đến đâu, còn nguy hiểm không, trẻ và gia đình tự lo được đến đâu. "
        "Chọn theo điều bạn biết lúc này; đánh giá lại được."
    ),
    Step.TAKE_EMERGENCY_MEASURE: gettext_lazy(
        "Khi tính mạng, sức khỏe hoặc danh dự của trẻ bị đe dọa nghiêm trọng. "
        "Tạm cách ly trẻ không quá 15 ngày."
    ),
    Step.SUBMIT_PLAN: gettext_lazy(
        "Trình xong, Chủ tịch duyệt thì mới bắt đầu hỗ trợ theo kế hoạch."
    ),
    Step.APPROVE_PLAN: gettext_lazy("Duyệt xong, cán bộ bắt đầu hỗ trợ trẻ theo kế hoạch này."),
    Step.SEND_BACK_PLAN: gettext_lazy(
        "Kế hoạch trở lại với cán bộ; thời hạn lập kế hoạch tính lại từ đầu."
    ),
    Step.ADD_SERVICE: gettext_lazy("Một việc giúp trẻ: ai làm, ngày nào."),
    Step.REVIEW: gettext_lazy("Trẻ còn nguy cơ không, đã ổn định chưa, trẻ thấy thế nào."),
    Step.SUBMIT_CLOSURE: gettext_lazy(
        "Chỉ khi lần rà soát mới nhất cho thấy nguy cơ thấp và trẻ đã ổn định."
    ),
    Step.APPROVE_CLOSURE: gettext_lazy("Hồ sơ sẽ kết thúc; khi cần vẫn mở lại được."),
    Step.SEND_BACK_CLOSURE: gettext_lazy("Hồ sơ tiếp tục; cán bộ sẽ đọc lý do của bạn."),
    Step.REOPEN: gettext_lazy("Hồ sơ trở lại bước đánh giá, thời hạn lập kế hoạch chạy lại."),
}


def _page(
    request: HttpRequest, case_id: UUID, step: Step, form_class: type[forms.SeenForm], act: Act
) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    data = request.POST if request.method == "POST" else None
    plan = _plan(case, step)
    initial = {"seen": case.version, "goals": plan.goals if plan else ""}
    form = form_class(data, initial=initial, **_offered(case, step))
    changed = False
    if data is not None and form.is_valid():
        try:
            act(case, form.cleaned_data, user, timezone.now())
        except Refused as refusal:
            changed = _refuse(form, refusal, case)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/step.html",
        {
            "case": case,
            "form": form,
            "title": BUTTONS[step][0],
            "lead": LEADS.get(step, ""),
            "refusal": refusal_of(case, step, user),
            "plan": plan,
            "closure": _closure(case, step),
        },
        status=409 if changed else 422 if form.errors else 200,
    )


def _offered(case: Case, step: Step) -> dict[str, Any]:
    """What there is to choose from on the page of this step."""
    if step is not Step.ADD_SERVICE:
        return {}
    return {"providers": providers(case.commune_id, today(timezone.now()))}


def _refuse(form: forms.SeenForm, refusal: Refused, case: Case) -> bool:
    """Put the sentence where it belongs; True where somebody else had changed the case."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    if not isinstance(refusal, Changed):
        return False
    form.data = now_seen(cast("QueryDict", form.data), case.version)
    return True


def _plan(case: Case, step: Step) -> Plan | None:
    """The plan to decide on; for a new plan, the one that was sent back with its reason."""
    if step not in {Step.SUBMIT_PLAN, Step.APPROVE_PLAN, Step.SEND_BACK_PLAN}:
        return None
    return max(case.plans.all(), key=lambda plan: plan.submitted_at, default=None)


def _closure(case: Case, step: Step) -> Closure | None:
    if step not in {Step.APPROVE_CLOSURE, Step.SEND_BACK_CLOSURE}:
        return None
    return max(case.closures.all(), key=lambda closure: closure.submitted_at, default=None)


def refusal_of(case: Case, step: Step, user: User) -> str:
    """Why this step cannot be taken now; empty where it can."""
    try:
        check_can(case, step, by=user)
    except Refused as refusal:
        return str(refusal)
    return ""


@staff(Permission.CASE_WORK)
def assess(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        seen = said.pop("seen")
        return actions.assess(case, findings=Findings(**said), by=by, now=now, seen=seen)

    return _page(request, case_id, Step.ASSESS, forms.AssessmentForm, act)


@staff(Permission.CASE_APPROVE)
def emergency(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.take_emergency_measure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.TAKE_EMERGENCY_MEASURE, forms.EmergencyForm, act)


@require_POST
@staff(Permission.CASE_APPROVE)
def end_emergency(request: HttpRequest, case_id: UUID, measure_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    measure = get_object_or_404(EmergencyMeasure, pk=measure_id, case=case)
    try:
        actions.end_emergency_measure(measure, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("support:case", case_id=case.pk)


@staff(Permission.CASE_WORK)
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.submit_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SUBMIT_PLAN, forms.PlanForm, act)


@staff(Permission.CASE_APPROVE)
def approve_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.approve_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.APPROVE_PLAN, forms.PlanDecisionForm, act)


@staff(Permission.CASE_APPROVE)
def send_back_plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.send_back_plan(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SEND_BACK_PLAN, forms.SendBackForm, act)


@staff(Permission.CASE_WORK)
def service(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        chosen = said.pop("provider")
        provider = chosen.pk if chosen else None
        return actions.add_service(case, by=by, now=now, provider=provider, **said)

    return _page(request, case_id, Step.ADD_SERVICE, forms.ServiceForm, act)


@staff(Permission.CASE_WORK)
def give(request: HttpRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    planned = get_object_or_404(Service, pk=service_id, case=case)
    form = forms.GivenForm(
        request.POST if request.method == "POST" else None,
        initial={"given_on": today(timezone.now())},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_service(planned, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã ghi: trẻ đã được hỗ trợ."))
            return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/give.html",
        {
            "case": case,
            "service": planned,
            "form": form,
            "refusal": refusal_of(case, Step.GIVE_SERVICE, user),
        },
        status=422 if form.errors else 200,
    )


@staff(Permission.CASE_WORK)
def review(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.review(case, by=by, now=now, **said)

    return _page(request, case_id, Step.REVIEW, forms.ReviewForm, act)


@staff(Permission.CASE_WORK)
def closure(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.submit_closure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SUBMIT_CLOSURE, forms.ClosureForm, act)


@staff(Permission.CASE_APPROVE)
def approve_closure(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.approve_closure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.APPROVE_CLOSURE, forms.ConfirmForm, act)


@staff(Permission.CASE_APPROVE)
def send_back_closure(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.send_back_closure(case, by=by, now=now, **said)

    return _page(request, case_id, Step.SEND_BACK_CLOSURE, forms.SendBackForm, act)


@staff(Permission.CASE_APPROVE)
def reopen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    def act(case: Case, said: dict[str, Any], by: User, now: datetime) -> object:
        return actions.reopen(case, by=by, now=now, **said)

    return _page(request, case_id, Step.REOPEN, forms.ConfirmForm, act)
