"""Other children: a second child of the same incident, and cases that belong together."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import communes_of_installation
from khien.people.access import person
from khien.people.models import User
from khien.support import queries
from khien.support.actions import Filled, Registration
from khien.support.actions.people import tie_cases
from khien.support.actions.sibling import open_for_another_child
from khien.support.forms_people import AnotherChildForm, TieForm
from khien.support.models import Case, FormCode, Sex, Tie
from khien.support.queries.forms import begun_under
from khien.support.queries.people import contact_warning
from khien.support.rules.states import Step
from khien.support.views.acting import Page, record_page, sent
from khien.support.views.register import registration
from khien.support.views.words import refusal_of

# What two children of one incident may well share; names, ages and how they are, they do not.
_SHARED = ("ethnicity", "address", "carers")


@staff(Permission.CASE_WORK)
def another_child(request: HttpRequest, case_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    case = queries.get_for(user, case_id)
    posted = sent(request)
    form = AnotherChildForm(
        posted,
        of=begun_under(FormCode.MAU_01, (posted or {}).get("definition"), today(now)),
        places=communes_of_installation(today(now)),
        requests=queries.requests_of(case.incident).filter(cases=None),
        initial=_shared(case),
    )
    if form.is_bound and form.is_valid():
        opened = _opened(case, form, user)
        if opened:
            messages.success(request, _("Đã mở hồ sơ số %(number)s.") % {"number": opened.number})
            return redirect("support:case", case_id=opened.pk)
    return render(
        request,
        "support/another_child.html",
        {
            "case": case,
            "form": form,
            "refusal": refusal_of(case, Step.RECORD, user),
            "unsafe": contact_warning(case),
            "asks": "requests" in form.fields,
        },
        status=422 if form.errors else 200,
    )


def _shared(case: Case) -> dict[str, Any]:
    known = {**asdict(Registration()), **(case.child or {})}
    told = (case.circumstances or {}).get("what_happened", "")
    return {
        **{key: known[key] for key in _SHARED},
        "what_happened": told,
        "residence": case.residence_id,
        "sex": Sex.UNKNOWN.value,
    }


def _opened(case: Case, form: AnotherChildForm, user: User) -> Case | None:
    tie = Tie(form.cleaned_data["tie"])
    try:
        return open_for_another_child(
            case,
            registration=registration(
                form.answers(), requests=[request.pk for request in form.requested()]
            ),
            tie=tie,
            by=user,
            now=timezone.now(),
            form=Filled(form.of, form.answers()),
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None


@staff(Permission.CASE_WORK)
def tie(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Only with a case this person may see as well."""
    user = person(request)
    case = queries.get_for(user, case_id)
    form = TieForm(sent(request))

    def act(said: dict[str, Any]) -> object:
        other = queries.visible_to(user).filter(number=said["number"]).first()
        if other is None:
            raise Refused(_("Bạn không thấy hồ sơ nào có số này."), field="number")
        return tie_cases(case, other, tie=Tie(said["tie"]), by=user, now=timezone.now())

    page = Page(
        _("Nối với hồ sơ khác"),
        _("Anh chị em, trẻ ở cùng nhà: ai làm với hồ sơ này cũng biết còn trẻ kia."),
        _("Nối hai hồ sơ"),
    )
    return record_page(request, case, page, form, act)
