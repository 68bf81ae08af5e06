"""What I must know of accounts: recoveries, accounts that stop, work that was given to me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from khien.core.access import signed_in
from khien.core.permissions import Permission
from khien.people import actions
from khien.people import notices as told
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def notices(request: HttpRequest) -> HttpResponse:
    user = person(request)
    if request.method == "POST":
        actions.know_notices(user, now=timezone.now())
        return redirect("people:notices")
    manages = user.may(Permission.PEOPLE_MANAGE)
    context = {"found": told.unknown_of(user), "manages": manages}
    return render(request, "people/notices.html", context)
