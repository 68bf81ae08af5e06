"""Several reports marked as telling of one thing: shown together, joined in one act."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions.joining import join_many
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.joining import JoinForm
from khien.intake.models import Incident
from khien.intake.queries import incident as incidents
from khien.intake.queries.joining import Joinable, incidents_near, joinable
from khien.intake.wording import kinds_in_words, places
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_TRIAGE)
def join(request: HttpRequest) -> HttpResponse:
    """`tin` in the address, or the rows ticked in the queue; `step` once the page was filled in."""
    user, now = person(request), timezone.now()
    sent = request.method == "POST" and request.POST.get("step") == "do"
    offered = request.POST.getlist("offered" if sent else "row") or request.GET.getlist("tin")
    rows = joinable(user, [key for key in map(_id, offered) if key], now=now)
    if not rows:
        return _nothing(request)
    form = _form(request, rows, sent=sent, now=now)
    if sent and form.is_valid():
        try:
            found = join_many(_chosen(request), form.decision(), by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            return _done(request, found)
    ticked = set(request.POST.getlist("reports")) if sent else _likely(rows, len(offered))
    return _page(request, rows, form, ticked, now=now)


def _form(request: HttpRequest, rows: list[Joinable], *, sent: bool, now: datetime) -> JoinForm:
    """An incident that one of them tells of already is proposed."""
    near, told = incidents_near(person(request), rows, now=now)
    choices = [(str(row.pk), f"{incidents.reference(row)} · {row.title}") for row in near]
    likely = next((str(row.pk) for row in near if row.pk in told), "")
    return JoinForm(request.POST if sent else None, incidents=choices, initial={"into": likely})


def _id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _nothing(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        raise Http404
    messages.error(request, _("Hãy đánh dấu ít nhất một tin."))
    return redirect("intake:queue")


def _chosen(request: HttpRequest) -> dict[UUID, str]:
    """The ticked ones, each with the version that the page was made from."""
    keys = [key for key in map(_id, request.POST.getlist("reports")) if key]
    return {key: request.POST.get(f"seen-{key}", "") for key in keys}


def _likely(rows: list[Joinable], offered: int) -> set[str]:
    """What a person ticked in the queue stays ticked; of proposals the strong ones are."""
    free = [row for row in rows if not row.refused]
    proposed = [row for row in free if row.first or (row.reasons and not row.weak)]
    return {str(row.report.pk) for row in (free if offered > 1 else proposed)}


def _page(
    request: HttpRequest, rows: list[Joinable], form: JoinForm, ticked: set[str], *, now: datetime
) -> HttpResponse:
    names = places({row.report.commune_id for row in rows}, today(now))
    lines: list[dict[str, Any]] = [
        {
            "row": row,
            "ticked": str(row.report.pk) in ticked,
            "kinds": kinds_in_words(row.report.kinds),
            "place": names.get(row.report.commune_id, ""),
        }
        for row in rows
    ]
    context = {"lines": lines, "form": form, "free": any(not row.refused for row in rows)}
    return render(request, "intake/join.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, found: Incident) -> HttpResponse:
    number, count = incidents.reference(found), len(_chosen(request))
    said = ngettext(
        "Đã ghép %(count)s tin vào %(number)s. Ghép nhầm thì tách tin ấy ra ở trang sự việc.",
        "Đã ghép %(count)s tin vào %(number)s. Ghép nhầm thì tách tin ấy ra ở trang sự việc.",
        count,
    )
    messages.success(request, said % {"count": count, "number": number})
    if incidents.visible_to(person(request)).filter(pk=found.pk).exists():
        return redirect("intake:incident", incident_id=found.pk)
    return redirect("intake:queue")
