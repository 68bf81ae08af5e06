"""Keys of one's own police unit: who can open what is sealed, and what is to be sealed again."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import commands, sealing_rules
from khien.evidence.actions import unit_keys as actions
from khien.evidence.forms import UnitKeyForm
from khien.evidence.models import KeyEnd
from khien.evidence.queries import sealing as queries
from khien.people.access import person


@staff(Permission.EVIDENCE_SEAL)
def unit_keys(request: HttpRequest) -> HttpResponse:
    unit, now = queries.unit_of(person(request)), timezone.now()
    form = UnitKeyForm(request.POST or None)
    if unit is not None and form.is_valid():
        try:
            actions.add_key(unit, **form.cleaned_data, by=person(request), now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
            if sealing_rules.is_secret(request.POST["public_key"]):
                form.forget()
        else:
            messages.success(request, _("Đã thêm khóa. Hãy thử khóa để khóa có hiệu lực."))
            return redirect("evidence:unit_keys")
    return keys_page(request, unit, form)


def keys_page(request: HttpRequest, unit: UUID | None, form: Form) -> HttpResponse:
    now = timezone.now()
    shown = queries.keys_of(unit, now) if unit else []
    usable = [each.key for each in shown if each.usable]
    return render(
        request,
        "evidence/unit_keys.html",
        {
            "form": form if isinstance(form, UnitKeyForm) else UnitKeyForm(),
            "refused": form if not isinstance(form, UnitKeyForm) else None,
            "unit": queries.name_of(unit, today(now)) if unit else "",
            "keys": shown,
            "too_few": len(usable) < sealing_rules.FEWEST_KEYS,
            "misfits": queries.misfits(unit, usable).count() if unit else 0,
            "stranded": queries.stranded(unit, usable).count() if unit else 0,
            "sealed": queries.sealed_in(unit) if unit else 0,
            "ends": KeyEnd.choices,
            "make": commands.MAKE_KEY,
            "try": commands.OPEN_TRIAL,
        },
        status=422 if form.errors else 200,
    )
