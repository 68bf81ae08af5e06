"""The desk's own rows: what contacts are about, the exposure budget, when shifts begin."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.models import Certainty
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.shipped import in_words
from khien.intake.actions import desk_rules as actions
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.desk import CategoryForm, DeskRuleForm
from khien.intake.models import ContactCategory, DeskRule
from khien.intake.queries.categories import categories_on
from khien.intake.queries.exposure import rule_on
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.HOTLINE_LEAD)
def desk_rules(request: HttpRequest) -> HttpResponse:
    rows = list(categories_on(today(timezone.now())))
    branches = [(str(row.pk), in_words(row.name)) for row in rows if row.parent_id is None]
    adding = request.method == "POST" and "name" in request.POST
    setting = request.method == "POST" and not adding
    category = CategoryForm(request.POST if adding else None, branches=branches)
    rule = DeskRuleForm(request.POST if setting else None, initial=_initial())
    if (adding and _added(request, category)) or (setting and _set(request, rule)):
        messages.success(request, _("Đã lưu."))
        return redirect("intake:desk_rules")
    context = {
        "tree": [
            (
                row,
                in_words(row.name),
                [(leaf, in_words(leaf.name)) for leaf in rows if leaf.parent_id == row.pk],
            )
            for row in rows
            if row.parent_id is None
        ],
        "category_form": category,
        "rule_form": rule,
        "rule": rule_on(timezone.now()),
    }
    wrong = bool(category.errors or rule.errors)
    return render(request, "intake/desk_rules.html", context, status=422 if wrong else 200)


def _initial() -> dict[str, object]:
    now = timezone.now()
    rule = rule_on(now)
    return {
        "valid_from": today(now),
        "daily_minutes": rule.daily_minutes,
        "rest_after_minutes": rule.rest_after_minutes,
        "item_minutes": rule.item_minutes,
        "shift_hours": ", ".join(map(str, rule.shift_hours)),
    }


def _added(request: HttpRequest, form: CategoryForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        actions.add_category(
            name=said["name"],
            parent=UUID(said["parent"]) if said["parent"] else None,
            disturbing=said["disturbing"],
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        add_refusal(form, refusal)
    return not form.errors


def _set(request: HttpRequest, form: DeskRuleForm) -> bool:
    if not form.is_valid():
        return False
    rule = DeskRule(**form.cleaned_data, certainty=Certainty.KNOWN)
    try:
        actions.set_rule(rule, by=person(request), now=timezone.now())
    except Refused as refusal:
        add_refusal(form, refusal)
    return not form.errors


@require_POST
@staff(Permission.HOTLINE_LEAD)
def end_category(request: HttpRequest, category_id: UUID) -> HttpResponse:
    found = ContactCategory.objects.filter(pk=category_id).first()
    if found is None:
        raise Http404
    actions.end_category(found, by=person(request), now=timezone.now())
    messages.success(request, _("Đã bỏ khỏi danh mục; cuộc cũ vẫn giữ mục này."))
    return redirect("intake:desk_rules")
