"""The page that offers the tours of one's roles, and the buttons of the banner."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import signed_in
from khien.manual import touring
from khien.manual.tours import tour_of
from khien.people.access import person
from khien.people.roles import Role

_MOVES = {"next": 1, "back": -1}


@dataclass(frozen=True)
class Offered:
    """`at`: the step where the person left it, 0 where it was not begun."""

    role: Role
    steps: int
    at: int


@require_http_methods(["GET", "POST"])
@signed_in
def tours(request: HttpRequest) -> HttpResponse:
    user = person(request)
    roles = [role for role in user.roles if tour_of(role)]
    if request.method == "POST":
        role = next((role for role in roles if role == request.POST.get("role")), None)
        if role is None or not touring.offered():
            raise Http404
        request.session[touring.ON_TOUR] = True
        return redirect(touring.begin(user, role, again=bool(request.POST.get("again"))))
    place = touring.place_of(user)
    known = {place.role: place.step} if place else {}
    rows = [Offered(role, len(tour_of(role)), known.get(role, 0)) for role in roles]
    context = {"rows": rows, "offered": touring.offered()}
    return render(request, "manual/tours.html", context)


@require_POST
@signed_in
def tour_step(request: HttpRequest) -> HttpResponse:
    move = request.POST.get("move", "")
    if move in _MOVES:
        to = touring.move(person(request), _MOVES[move])
        if to:
            return redirect(to)
        messages.success(request, _("Bạn đã đi hết một vòng. Muốn xem lại lúc nào cũng được."))
    else:
        messages.info(request, _("Đã dừng. Lần sau bạn sẽ đi tiếp từ đúng bước này."))
    request.session.pop(touring.ON_TOUR, None)
    return redirect("tours")
