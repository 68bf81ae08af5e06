"""Adding a file to a violation: examined, encrypted, its custody begun."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.enforcement import queries
from khien.enforcement.forms import ExhibitForm
from khien.enforcement.models import Violation
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import check_can
from khien.enforcement.views.steps import refusal_of
from khien.evidence import actions as evidence
from khien.evidence.models import HolderKind
from khien.people.access import person
from khien.people.models import User


@staff(Permission.VIOLATION_WORK)
def exhibit(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    violation = queries.get_for(user, violation_id)
    posted = request.method == "POST"
    form = ExhibitForm(request.POST, request.FILES) if posted else ExhibitForm()
    if posted and form.is_valid() and _received(form, violation, user):
        messages.success(request, _("Đã nhận tệp."))
        return redirect("enforcement:violation", violation_id=violation.pk)
    return render(
        request,
        "enforcement/exhibit.html",
        {"violation": violation, "form": form, "refusal": refusal_of(violation, Step.ATTACH, user)},
        status=422 if form.errors else 200,
    )


def _received(form: ExhibitForm, violation: Violation, user: User) -> bool:
    try:
        check_can(violation, Step.ATTACH, by=user)
        evidence.receive(
            form.cleaned_data["file"],
            holder=violation.pk,
            holder_kind=HolderKind.VIOLATION,
            origin=form.cleaned_data["origin"],
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return False
    return True
