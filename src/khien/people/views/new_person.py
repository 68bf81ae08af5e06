"""A new account with its first duty; the answer is a link to hand over, shown once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions, queries
from khien.people.access import password_just_given, person
from khien.people.forms import NewPersonForm
from khien.people.roles import ROLES, Role, reference_table

LINK = "invitation_link"


@staff(Permission.PEOPLE_MANAGE)
@password_just_given
def new_person(request: HttpRequest) -> HttpResponse:
    """First for which role, then what that role needs."""
    now = timezone.now()
    role = request.POST.get("role", request.GET.get("vai-tro", ""))
    if request.method != "POST" and role not in set(Role):
        return render(request, "people/new_person_role.html", {"rows": reference_table()})
    form = NewPersonForm(request.POST or None, on=today(now), role=role)
    if form.is_valid():
        try:
            user, token = actions.add_person(**form.cleaned_data, by=person(request), now=now)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            return hand_over(request, user.pk, token)
    status = 422 if form.errors else 200
    context = {"form": form, "role": ROLES[Role(role)] if role in set(Role) else None}
    return render(request, "people/new_person.html", context, status=status)


def hand_over(request: HttpRequest, user_id: UUID, token: str) -> HttpResponse:
    request.session[LINK] = [str(user_id), token]
    return redirect("people:invited", user_id)


@staff(Permission.PEOPLE_MANAGE)
def invited(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """The link, once: a second look finds it gone."""
    user = queries.get_for(person(request), user_id)
    held, token = request.session.pop(LINK, ["", ""])
    link = ""
    if held == str(user_id):
        link = request.build_absolute_uri(reverse("people:invitation", args=[token]))
    return render(request, "people/invited.html", {"invited": user, "link": link})
