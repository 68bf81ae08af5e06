"""What makes an institution count: every version, and a new one for a day to come."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum.models import Strand
from khien.learning import actions
from khien.learning.models import CoverageRule
from khien.learning.rule_form import RuleForm, labels
from khien.learning.rules.versions import PARAMETERS
from khien.people.models import User


@staff(
    Permission.SESSION_RECORD,
    Permission.SESSION_VERIFY,
    Permission.EDUCATION_OVERSEE,
    Permission.DASHBOARD_VIEW,
    Permission.SETTINGS_MANAGE,
)
def coverage_rules(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    rules = CoverageRule.objects.order_by("code", "-valid_from")
    context = {
        "rules": [(rule, _numbers(rule)) for rule in rules],
        "newest": {rule.pk for rule in rules.distinct("code")},
        "may_change": user.may(Permission.SETTINGS_MANAGE),
    }
    return render(request, "learning/coverage_rules.html", context)


def _numbers(rule: CoverageRule) -> list[tuple[Any, str]]:
    """Only what the rule asks for."""
    words = labels()
    return [
        (words[name], _said(name, value))
        for name in PARAMETERS
        if (value := getattr(rule, name)) or name == "sessions"
    ]


def _said(name: str, value: Any) -> str:
    if name == "strands_always":
        return ", ".join(str(Strand(code).label) for code in value)
    return _("có") if value is True else str(value)


@staff(Permission.SETTINGS_MANAGE)
def coverage_rule_change(request: HttpRequest, code: str) -> HttpResponse:
    latest = CoverageRule.objects.filter(code=code).order_by("-valid_from").first()
    if latest is None:
        raise Http404
    form = RuleForm(request.POST or None, rule=latest)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.change_coverage_rule(
                code,
                {name: said[name] for name in PARAMETERS},
                valid_from=said["valid_from"],
                law=said["law"],
                by=cast("User", request.user),
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Đã ghi điều kiện mới."))
            return redirect("learning:coverage_rules")
    context = {"form": form, "rule": latest}
    status = 422 if form.errors else 200
    return render(request, "learning/coverage_rule_change.html", context, status=status)
