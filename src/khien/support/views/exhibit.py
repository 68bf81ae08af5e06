"""Adding a file to a case: examined, encrypted, its custody begun."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence import actions as evidence
from khien.evidence.models import HolderKind
from khien.people.access import person
from khien.people.models import User
from khien.support import queries
from khien.support.forms import ExhibitForm
from khien.support.models import Case
from khien.support.rules.case import check_can
from khien.support.rules.states import Step
from khien.support.views.steps import refusal_of


@staff(Permission.CASE_WORK)
def exhibit(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user = person(request)
    case = queries.get_for(user, case_id)
    posted = request.method == "POST"
    form = ExhibitForm(request.POST, request.FILES) if posted else ExhibitForm()
    if posted and form.is_valid() and _received(form, case, user):
        messages.success(request, _("Đã nhận tệp."))
        return redirect("support:case", case_id=case.pk)
    return render(
        request,
        "support/exhibit.html",
        {"case": case, "form": form, "refusal": refusal_of(case, Step.ATTACH, user)},
        status=422 if form.errors else 200,
    )


def _received(form: ExhibitForm, case: Case, user: User) -> bool:
    try:
        check_can(case, Step.ATTACH, by=user)
        evidence.receive(
            form.cleaned_data["file"],
            holder=case.pk,
            holder_kind=HolderKind.CASE,
            origin=form.cleaned_data["origin"],
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return False
    return True
