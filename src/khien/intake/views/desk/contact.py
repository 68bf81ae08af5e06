"""One contact, written down while somebody speaks: saved as a draft, searched beside, ended."""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import contact as actions
from khien.intake.extensions import Clues
from khien.intake.forms.contact import CodeForm, ContactForm, NumberForm
from khien.intake.forms.decision import add_refusal
from khien.intake.models import Contact
from khien.intake.queries import categories, incident, queue
from khien.intake.queries import contact as queries
from khien.intake.queries.known import known
from khien.intake.queries.near import services_near
from khien.intake.queries.places import Place, communes_meant
from khien.intake.rules.triage import Changed
from khien.intake.wording import communes
from khien.people.access import person
from khien.people.models import User


def contact_or_404(user: User, contact_id: UUID) -> Contact:
    try:
        return queries.get_for(user, contact_id)
    except Contact.DoesNotExist:
        raise Http404 from None


@require_safe
@staff(Permission.REPORT_RECORD)
def new_contact(request: HttpRequest) -> HttpResponse:
    """Nothing is stored before the first field; the address it is sent to is the contact's own."""
    form = _form(None, None)
    form.fields["notes"].widget.attrs["autofocus"] = True
    return _page(request, form, contact_id=new_id(), found=None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_RECORD)
def contact(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    user = person(request)
    exists = Contact.objects.filter(pk=contact_id).exists()
    if request.method == "POST":
        found = contact_or_404(user, contact_id) if exists else None
        return _saved(request, contact_id, found)
    found = contact_or_404(user, contact_id)
    if found.by != user:
        actions.note_read(found, by=user, now=timezone.now())
    return _page(request, _form(None, found), contact_id=contact_id, found=found)


def _saved(request: HttpRequest, contact_id: UUID, found: Contact | None) -> HttpResponse:
    form = _form(_settled(request.POST, found), found)
    if not form.is_valid():
        return _not_saved(request, form, contact_id, found, status=422)
    now, by = timezone.now(), person(request)
    place = _meant(form.cleaned_data["place"], on=today(now))
    commune = place[0].id if len(place) == 1 else None
    page = form.on_page()
    ends = request.POST.get("do") == "end"
    facts = form.facts(commune)
    try:
        kept = actions.save(contact_id, facts, page=page, by=by, now=now, and_end=ends)
    except Refused as refusal:
        add_refusal(form, refusal)
        found = Contact.objects.filter(pk=contact_id).first()
        return _not_saved(request, form, contact_id, found, status=422)
    except Changed:
        return _conflict(request, form, cast("Contact", found))
    return _done(request, kept)


def _settled(posted: QueryDict, found: Contact | None) -> QueryDict:
    """What another page saved meanwhile is taken over where this one did not touch it."""
    if found is None or posted.get("page") == str(found.saved_from):
        return posted
    return settled(posted, _stored(found))


def _done(request: HttpRequest, kept: Contact) -> HttpResponse:
    do = request.POST.get("do", "")
    if request.headers.get("HX-Request"):
        answer = render(request, "intake/contact_saved.html", {"contact": kept, "sentence": ""})
        answer["HX-Replace-Url"] = reverse("intake:contact", args=[kept.pk])
        return answer
    if do == "end":
        said = _("Đã kết thúc cuộc %(number)s.") % {"number": queries.reference(kept)}
        messages.success(request, said)
        return redirect("intake:desk")
    if do == "report":
        return redirect(f"{reverse('intake:new_report')}?lien-he={kept.pk}")
    messages.success(request, _("Đã lưu."))
    return redirect("intake:contact", contact_id=kept.pk)


def _not_saved(
    request: HttpRequest, form: ContactForm, contact_id: UUID, found: Contact | None, *, status: int
) -> HttpResponse:
    if request.headers.get("HX-Request"):
        sentences = [str(each) for errors in form.errors.values() for each in errors]
        return render(
            request, "intake/contact_saved.html", {"contact": found, "sentence": sentences[0]}
        )
    return _page(request, form, contact_id=contact_id, found=found, status=status)


def _conflict(request: HttpRequest, form: ContactForm, found: Contact) -> HttpResponse:
    """Another page of the same contact was saved meanwhile: both versions, field by field."""
    found.refresh_from_db()
    if request.headers.get("HX-Request"):
        sentence = _("Chưa lưu: cuộc này vừa được lưu ở trang khác. Hãy bấm Lưu để xem cả hai.")
        return render(request, "intake/contact_saved.html", {"contact": None, "sentence": sentence})
    stored = _stored(found)
    rows = differences(form, stored, names={})
    form.data = now_seen(cast("QueryDict", form.data), found.version)
    return _page(request, form, contact_id=found.pk, found=found, conflict=rows, status=409)


def _stored(found: Contact | None) -> dict[str, Any]:
    """The contact as the form shows it."""
    if found is None:
        return {}
    caller = found.caller or {}
    return {
        "notes": found.notes or "",
        "kind": found.kind,
        "category": str(found.category_id or ""),
        "caller_is": found.caller_is,
        "about": found.about,
        "child_name": (found.child or {}).get("name", ""),
        "child_age": found.child_age,
        "place": found.place or "",
        "caller_name": caller.get("name", ""),
        "caller_phone": caller.get("phone", ""),
        "way": found.way,
        "language": found.language,
    }


def _form(data: QueryDict | None, found: Contact | None) -> ContactForm:
    offered = categories.choices(today(timezone.now()), also=found.category_id if found else None)
    seen = {"seen": found.version if found else 0, "page": uuid4()}
    return ContactForm(data, categories=offered, initial={**_stored(found), **seen})


def _meant(text: str, *, on: date) -> list[Place]:
    return communes_meant(text, on=on) if text else []


def _page(
    request: HttpRequest,
    form: ContactForm,
    *,
    contact_id: UUID,
    found: Contact | None,
    conflict: list[Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    user, now = person(request), timezone.now()
    typed = form.data if form.is_bound else form.initial
    context = {
        "form": form,
        "contact": found,
        "contact_id": contact_id,
        "mine": found is None or found.by == user,
        "reference": queries.reference(found) if found else "",
        "conflict": conflict or [],
        "was": shown(form, _stored(found), asked=bool(conflict)),
        "communes": communes(today(now)),
        "links": _links(found, user) if found else [],
        "code_form": CodeForm(),
        "number_form": NumberForm(),
    }
    context |= _beside(user, typed, contact_id, now=now)
    return render(request, "intake/contact.html", context, status=status)


def _links(found: Contact, user: User) -> list[dict[str, Any]]:
    """Reports this contact told of, and the incidents behind those one may read."""
    may_triage = user.may(Permission.REPORT_TRIAGE)
    rows = queries.links_of(found)
    readable = (
        set(
            queue.matching(user, queue.Filters(state="all"), now=timezone.now())
            .filter(pk__in=[row.report_id for row in rows])
            .values_list("pk", flat=True)
        )
        if may_triage
        else set()
    )
    return [
        {
            "row": row,
            "number": queue.reference(row.report),
            "may_read": row.report_id in readable,
            "incidents": [incident.reference(each) for each in incident.incidents_of(row.report)],
        }
        for row in rows
    ]


@require_POST
@staff(Permission.REPORT_RECORD)
def known_contacts(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """While somebody types: earlier contacts, the same child, services at hand. Names go in the
    body, never in an address.
    """
    beside = _beside(person(request), request.POST, contact_id, now=timezone.now())
    return render(request, "intake/contact_beside.html", beside)


def _beside(user: User, typed: Any, contact_id: UUID, *, now: datetime) -> dict[str, Any]:
    def said(name: str) -> str:
        return str(typed.get(name) or "")[:200]

    meant = _meant(said("place"), on=today(now))
    commune = meant[0].id if len(meant) == 1 else None
    age = said("child_age")
    clues = Clues(
        name=said("child_name"),
        age=int(age) if age.isascii() and age.isdecimal() and len(age) < len("1000") else None,
        commune=commune,
        phone=said("caller_phone"),
    )
    names = [clues.name, said("caller_name")]
    return {
        "found": known(names, clues, user=user, now=now, but=contact_id),
        "meant": meant,
        "typed_place": said("place"),
        "services": services_near(commune, today(now)) if commune else [],
    }
