"""Awards of an institution: the list, a new one, its papers, withdrawing one."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.certificates import actions, printing, queries
from khien.certificates.forms import IssueForm, WithdrawForm
from khien.certificates.models import Withdrawal
from khien.certificates.numbers import grouped
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import name_of, names_of
from khien.learning.queries.institutions import for_person
from khien.quizzes.queries import classes

if TYPE_CHECKING:
    from khien.people.models import User

PAGE_SIZE = 30
_SHOWN = 5


def _person(request: HttpRequest) -> "User":
    return cast("User", request.user)


@staff(Permission.SESSION_RECORD)
def awards(request: HttpRequest) -> HttpResponse:
    day = today(timezone.now())
    rows = queries.visible_to(_person(request), on=day)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    names = names_of([row.institution_id for row in page], day)
    shown = [(row, names.get(row.institution_id, "")) for row in page]
    return render(request, "certificates/awards.html", {"page": page, "rows": shown})


@staff(Permission.SESSION_RECORD)
def award_new(request: HttpRequest) -> HttpResponse:
    user, now = _person(request), timezone.now()
    here = for_person(user, on=today(now), permissions=[Permission.SESSION_RECORD])
    here = here.order_by("folded_name")
    asked = request.GET.get("co-so", "")
    found = [row for row in here if str(row.pk) == asked] if asked else list(here[:2])
    if asked and not found:
        raise Http404
    institution = found[0] if len(found) == 1 else None
    form = IssueForm(request.POST or None)
    if request.method == "POST" and institution is not None and form.is_valid():
        try:
            award = actions.issue(
                institution.pk,
                form.said(),
                names=form.cleaned_data["names"].splitlines(),
                sent_key=form.cleaned_data["sent_key"],
                by=user,
                now=now,
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return redirect("certificates:award", award_id=award.pk)
    context = {
        "form": form,
        "institution": institution,
        "choices": here,
        "passed": _passed(request, user),
        "class_quizzes": classes.visible_to(user, on=today(now)).filter(opened_by=user)[:_SHOWN],
    }
    status = 422 if form.errors else 200
    return render(request, "certificates/award_new.html", context, status=status)


def _passed(request: HttpRequest, user: "User") -> list[int]:
    """Seats of the class quiz named in the address that reached the mark: whom to write down."""
    try:
        asked = UUID(request.GET.get("bai", ""))
    except ValueError:
        return []
    return queries.passed(classes.own(user, asked, on=today(timezone.now())))


@staff(Permission.SESSION_RECORD)
def award(request: HttpRequest, award_id: UUID) -> HttpResponse:
    day = today(timezone.now())
    found = queries.get_for(_person(request), award_id, on=day)
    page = Paginator(queries.of_award(found), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "award": found,
        "institution": name_of(found.institution_id, day),
        "page": page,
        "rows": [(row, grouped(row.number)) for row in page],
    }
    return render(request, "certificates/award.html", context)


@staff(Permission.SESSION_RECORD)
def papers(request: HttpRequest, award_id: UUID) -> HttpResponse:
    user, now = _person(request), timezone.now()
    found = queries.get_for(user, award_id, on=today(now))
    rows = queries.to_print(found)
    if not rows:
        messages.error(request, _("Không còn tờ nào để in."))
        return redirect("certificates:award", award_id=found.pk)
    issuer = name_of(found.institution_id, today(found.issued_at))
    pdf = printing.as_pdf(found, rows, issuer=issuer)
    actions.note_printed(found, count=len(rows), by=user, now=now)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="chung-nhan-{found.pk}.pdf"'
    return response


@staff(Permission.SESSION_RECORD)
def withdraw(request: HttpRequest, award_id: UUID, certificate_id: UUID) -> HttpResponse:
    user, now = _person(request), timezone.now()
    found = queries.get_for(user, award_id, on=today(now))
    row = get_object_or_404(queries.of_award(found), pk=certificate_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why, note = Withdrawal(form.cleaned_data["why"]), form.cleaned_data["note"]
        try:
            actions.withdraw(row, why=why, note=note, by=user, now=now)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã thu hồi. Ai kiểm tra số của tờ này sẽ thấy."))
            return redirect("certificates:award", award_id=found.pk)
    context = {"form": form, "award": found, "row": row, "number": grouped(row.number)}
    status = 422 if form.errors else 200
    return render(request, "certificates/withdraw.html", context, status=status)
