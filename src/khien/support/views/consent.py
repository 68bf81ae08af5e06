"""Consent given and withdrawn, and who must be asked for what."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.support import queries
from khien.support.actions.consent import Yes, change_policy, give_consent, withdraw_consent
from khien.support.forms.sharing import ConsentForm, PolicyForm, WithdrawForm
from khien.support.models import Consent, ConsentPolicy, Ground, Purpose
from khien.support.queries.consent import policies_on
from khien.support.rules.people import may_represent
from khien.support.rules.referral import WITH_RECEIVER
from khien.support.views.acting import Page, record_page, sent


@staff(Permission.CASE_WORK)
def consent(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    asked = [carer for carer in case.carers.all() if may_represent(carer)]
    form = ConsentForm(sent(request), carers=asked, initial={"given_on": today(now)})

    def act(said: dict[str, Any]) -> object:
        return give_consent(case, yes=Yes(**said), by=user, now=now)

    page = Page(
        _("Ghi sự đồng ý"),
        _(
            "Việc bảo vệ trẻ dựa trên luật, không cần ai đồng ý. "
            "Ở đây chỉ ghi đồng ý cho nơi khác biết."
        ),
        _("Ghi là đã đồng ý"),
        beside="support/who_is_asked.html",
        told={"policies": policies_on(Purpose.values, today(now)).values(), "asked": asked},
    )
    return record_page(request, case, page, form, act)


@staff(Permission.CASE_WORK)
def withdraw(request: HttpRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Says beforehand which referrals will stop."""
    user = person(request)
    case = queries.get_for(user, case_id)
    row = get_object_or_404(Consent.objects.select_related("carer"), pk=consent_id, case=case)
    moving = case.referrals.filter(
        ground=Ground.CONSENT, purpose=row.purpose, state__in=WITH_RECEIVER
    )

    def act(said: dict[str, Any]) -> object:
        return withdraw_consent(row, words=said["words"], by=user, now=timezone.now())

    page = Page(
        _("Rút sự đồng ý"),
        _("Có hiệu lực ngay. Việc bảo vệ trẻ vẫn tiếp tục."),
        _("Rút sự đồng ý"),
        tone="danger",
        beside="support/what_stops.html",
        told={"consent": row, "moving": moving},
        done=_("Đã rút. Lời giới thiệu chỉ dựa vào đồng ý này đã dừng, nơi nhận được báo.")
        if moving.exists()
        else _("Đã rút. Không lời giới thiệu nào phải dừng."),
    )
    return record_page(request, case, page, WithdrawForm(sent(request)), act)


@staff(Permission.SETTINGS_MANAGE)
def policies(request: HttpRequest) -> HttpResponse:
    """Who must be asked for what, as dated rows: what holds today and what is to come."""
    user, now = person(request), timezone.now()
    form = PolicyForm(sent(request))
    if form.is_bound and form.is_valid():
        try:
            change_policy(by=user, now=now, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("support:policies")
    on = today(now)
    return render(
        request,
        "support/policies.html",
        {
            "form": form,
            "policies": policies_on(Purpose.values, on).values(),
            "coming": ConsentPolicy.objects.filter(valid_from__gt=on).order_by("valid_from"),
        },
        status=422 if form.errors else 200,
    )
