"""A counsellor takes a report for somebody who calls, and gives them the code."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions.contact_links import link
from khien.intake.actions.submit import submit
from khien.intake.categories import KIND_OF
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.hotline import HotlineForm
from khien.intake.models import Contact
from khien.intake.queries import contact as contacts
from khien.intake.queries import queue
from khien.intake.rules.contact import door_of
from khien.intake.wording import communes
from khien.people.access import person
from khien.people.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_RECORD)
def new_report(request: HttpRequest) -> HttpResponse:
    """The key in the form makes a double tap, or a reload of the answer, the same report.

    `?lien-he=`: made of this contact, which then tells of it.
    """
    user, now = person(request), timezone.now()
    choices = communes(today(now))
    contact = _contact(user, request.GET.get("lien-he", ""))
    if request.method != "POST":
        told = {"key": f"tong-dai-{uuid4()}"} | _told(contact)
        form = HotlineForm(initial=told, communes=choices, about=_category(contact))
        return _page(request, form, contact)
    form = HotlineForm(request.POST, communes=choices, about=_category(contact))
    if form.is_valid():
        facts = form.facts(language=(get_language() or "vi")[:2])
        try:
            sent = submit(facts, by=user, now=now, idempotency_key=form.cleaned_data["key"])
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            if contact is not None:
                link(contact, sent.report, by=user, now=now, by_code=True)
            sent.report.refresh_from_db(fields=["number"])
            shown = {
                "sent": sent,
                "reference": queue.reference(sent.report),
                "now": now,
                "contact": contact,
                "may_read": user.may(Permission.REPORT_TRIAGE),
            }
            return render(request, "intake/new_report_done.html", shown)
    return _page(request, form, contact, status=422)


def _page(
    request: HttpRequest, form: HotlineForm, contact: Contact | None, *, status: int = 200
) -> HttpResponse:
    number = contacts.reference(contact) if contact else ""
    shown = {"form": form, "contact": contact, "contact_number": number}
    return render(request, "intake/new_report.html", shown, status=status)


def _contact(user: User, written: str) -> Contact | None:
    """One's own contact, not ended; anything else in the address is ignored."""
    try:
        found = contacts.get_for(user, UUID(written)) if written else None
    except (ValueError, Contact.DoesNotExist):
        return None
    return found if found and found.by == user and found.ended_at is None else None


def _category(contact: Contact | None) -> str:
    return contact.category.name if contact and contact.category else ""


def _told(contact: Contact | None) -> dict[str, Any]:
    """What the counsellor wrote down already."""
    if contact is None:
        return {}
    kind = KIND_OF.get(_category(contact))
    return {
        "kinds": [kind] if kind else [],
        "what_happened": contact.notes,
        "door": door_of(contact.caller_is, contact.child_age),
        "child_age": contact.child_age,
        "commune": contact.commune_id,
    }
