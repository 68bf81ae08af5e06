"""One report: what was told, how urgent it is and why, who has it, and what a person decides."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import clocks
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import Difference, differences, now_seen, settled
from khien.core.permissions import FieldGroup, Permission
from khien.core.refusal import Refused
from khien.evidence import queries as evidence
from khien.intake import extensions
from khien.intake.actions import exposure, mailbox, routing, triage
from khien.intake.forms.decision import AnswerForm, DecisionForm, add_refusal
from khien.intake.models import Incident, Outcome, Report, ReportState, TriageDecision
from khien.intake.queries import contact as contacts
from khien.intake.queries import duplicates, incident, offices, queue
from khien.intake.queries.duplicates import Duplicate
from khien.intake.queries.report import mailbox as messages_of
from khien.intake.queries.scope import offices_of
from khien.intake.rules.danger import danger_signs
from khien.intake.rules.priority import sentences
from khien.intake.rules.triage import Changed, version
from khien.intake.wording import communes, kinds_in_words, places, sent, told
from khien.people.access import person
from khien.people.models import User
from khien.people.need import groups_for
from khien.people.reading import opened_to


def report_or_404(user: User, report_id: UUID) -> Report:
    try:
        return queue.get_for(user, report_id)
    except Report.DoesNotExist:
        raise Http404 from None


@require_safe
@staff(Permission.REPORT_TRIAGE)
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = report_or_404(user, report_id)
    triage.note_read(found, by=user, now=now)
    exposure.note_report(found, by=user, now=now)
    mailbox.mark_read(found, by_reporter=False, now=now)
    return _page(request, found)


def _page(request: HttpRequest, found: Report, *, status: int = 200, **given: Any) -> HttpResponse:
    user, now = person(request), timezone.now()
    work = _work(found, user)
    shown = _told(found, user) | work | {"now": now, "differences": [], "who": ""}
    if "decision_form" not in given:
        given["decision_form"] = _decision_form(found, user, likely=work["duplicates"])
    given.setdefault("answer_form", AnswerForm())
    return render(request, "intake/report.html", shown | given, status=status)


def _told(found: Report, user: User) -> dict[str, Any]:
    words = str((found.narrative or {}).get("what_happened", ""))
    return {
        "report": found,
        "reference": queue.reference(found),
        "kinds": kinds_in_words(found.kinds),
        "words": words,
        "facts": told(found, contact_needed=_needs_contact(found, user)),
        "signs": [sign.phrase for sign in danger_signs(words)],
        "exhibits": evidence.for_holder(found.pk),
        "letters": messages_of(found),
    }


def _needs_contact(found: Report, user: User) -> bool:
    """By the table of roles; whoever opened it in an emergency needs everything."""
    groups = groups_for(user, commune=found.commune_id, assigned=found.taken_up_by_id == user.pk)
    return FieldGroup.CONTACT in groups or opened_to(user, found.pk)


def _work(found: Report, user: User) -> dict[str, Any]:
    day = today(timezone.now())
    routings = queue.routings_of(found)
    decisions = incident.decisions_of(found)
    linked = incident.incidents_of(found)
    mine = set(incident.visible_to(user).filter(pk__in=[i.pk for i in linked]).values_list("pk"))
    sent_to = {r.organisation_id for r in routings} | {r.escalated_to_id for r in routings}
    names = places({found.commune_id} | sent_to, day)
    own = offices_of(user, day)
    waiting = queue.waiting_for(own, routings)
    computed = sentences(found.priority_reasons)
    said = _level_said(decisions, found)
    return {
        "reasons": [said] if said else computed,
        "computed": computed if said else [],
        "sent": sent(routings, names, own=own),
        "waiting": waiting,
        "may_take_up": waiting is None and found.state == ReportState.RECEIVED,
        "place": names.get(found.commune_id, ""),
        "clocks": clocks.of(found.pk),
        "decisions": decisions,
        "current": next((d for d in decisions if d.replaced_at is None), None),
        "incidents": [(row, incident.reference(row), (row.pk,) in mine) for row in linked],
        "contacts": [(row, contacts.reference(row)) for row in contacts.contacts_of(found, user)],
        "languages": contacts.languages_of(found),
        "duplicates": duplicates.duplicates(found, user=user, on=day),
        "kept_away": offices.kept_away(found, day),
        "may_look": user.may(Permission.EVIDENCE_VIEW),
        "sections": extensions.report_sections(found, user),
    }


def _level_said(decisions: list[TriageDecision], found: Report) -> str:
    """Why a person set the level that stands; empty where the machine's does."""
    last = next((each for each in decisions if each.level_why), None)
    if last is None or last.level != found.priority:
        return ""
    return _("%(who)s đặt mức này: %(why)s") % {"who": last.decided_by, "why": last.level_why}


def _decision_form(
    found: Report,
    user: User,
    data: QueryDict | None = None,
    *,
    likely: list[Duplicate] | None = None,
) -> DecisionForm:
    now = timezone.now()
    current = incident.current_decision(found)
    if likely is None:
        likely = duplicates.duplicates(found, user=user, on=today(now))
    ids = [each for row in likely for each in row.incidents]
    choices = [
        (str(row.pk), f"{incident.reference(row)} · {row.title}")
        for row in incident.candidates(user, ids=ids, now=now)
    ]
    initial = {
        "seen": version(found, current),
        "commune_happened": found.commune_id,
        "incident": str(ids[0]) if ids else "",
    }
    return DecisionForm(data, communes=communes(today(now)), incidents=choices, initial=initial)


@require_POST
@staff(Permission.REPORT_TRIAGE)
def acknowledge(request: HttpRequest, report_id: UUID, routing_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = report_or_404(user, report_id)
    row = found.routings.filter(pk=routing_id).first()
    if row is None:
        raise Http404
    try:
        routing.acknowledge(row, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã tiếp nhận. Người báo tin thấy ngay điều này."))
    return redirect("intake:report", report_id=found.pk)


@require_POST
@staff(Permission.REPORT_TRIAGE)
def take_up(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user = person(request)
    found = report_or_404(user, report_id)
    try:
        routing.take_up(found, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Bạn đã nhận tin. Các cơ quan vẫn tự tiếp nhận phần mình."))
    return redirect("intake:report", report_id=found.pk)


@require_POST
@staff(Permission.REPORT_TRIAGE)
def answer(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = report_or_404(user, report_id)
    form = AnswerForm(request.POST)
    form.is_valid()
    try:
        mailbox.answer(found, text=form.cleaned_data.get("text", ""), by=user, now=now)
    except Refused as refusal:
        add_refusal(form, refusal)
        return _page(request, found, status=422, answer_form=form)
    messages.success(request, _("Đã gửi cho người báo tin."))
    return redirect("intake:report", report_id=found.pk)


@require_POST
@staff(Permission.REPORT_TRIAGE)
def decide(request: HttpRequest, report_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = report_or_404(user, report_id)
    theirs = incident.current_decision(found)
    form = _decision_form(found, user, _resolved(request.POST, found, theirs))
    if not form.is_valid():
        return _page(request, found, status=422, decision_form=form)
    try:
        made = triage.decide(
            found, form.decision(), seen=form.cleaned_data["seen"], by=user, now=now
        )
    except Refused as refusal:
        add_refusal(form, refusal)
        return _page(request, found, status=422, decision_form=form)
    except Changed:
        return _conflict(request, found, form)
    messages.success(request, _("Đã ghi quyết định. Người báo tin đọc được bằng lời dễ hiểu."))
    if theirs and theirs.incident and theirs.incident_id != made.incident_id:
        _tell_of_what_was_left(request, theirs.incident)
    if made.incident_id and incident.visible_to(user).filter(pk=made.incident_id).exists():
        return redirect("intake:incident", incident_id=made.incident_id)
    return redirect("intake:report", report_id=found.pk)


def _tell_of_what_was_left(request: HttpRequest, left: Incident) -> None:
    """What became of the incident that the replaced decision had opened or joined."""
    left.refresh_from_db()
    if left.links.filter(separated_at=None).exists():
        return
    number, stays = incident.reference(left), extensions.hanging(left)
    if left.closed_at:
        said = _("Sự việc %(number)s không còn tin nào nên đã được rút lại: mở nhầm.")
        messages.info(request, said % {"number": number})
    elif stays:
        said = _("Sự việc %(number)s không còn tin nào nhưng vẫn để mở, vì còn %(what)s.")
        messages.warning(request, said % {"number": number, "what": ", ".join(stays)})


def _conflict(request: HttpRequest, found: Report, form: DecisionForm) -> HttpResponse:
    """Somebody decided meanwhile: both versions side by side, and everything typed still here."""
    found.refresh_from_db()
    theirs = incident.current_decision(found)
    data = now_seen(cast("QueryDict", form.data), version(found, theirs))
    again = _decision_form(found, person(request), data)
    rows = [
        *_outcomes(again, theirs),
        *differences(again, _differing(theirs, found, data), names={}),
    ]
    return _page(
        request,
        found,
        status=409,
        decision_form=again,
        differences=rows or [_nothing_differs(form)],
        who=str(theirs.decided_by) if theirs else "",
    )


def _nothing_differs(form: DecisionForm) -> Difference:
    outcome = str(Outcome(form.cleaned_data["outcome"]).label)
    return Difference("outcome", str(form.fields["outcome"].label), outcome, outcome)


def _differing(theirs: TriageDecision | None, found: Report, data: QueryDict) -> dict[str, str]:
    """Without the level where the person left it as it is: that is no difference."""
    stored = _stored(theirs, found)
    return stored if data.get("level") else {k: v for k, v in stored.items() if k != "level"}


def _outcomes(form: DecisionForm, theirs: TriageDecision | None) -> list[Difference]:
    """An outcome is chosen with its incident: one person's never goes with the other's."""
    outcome, joined = str(form["outcome"].value()), ""
    if outcome == Outcome.INCIDENT_JOINED:
        joined = str(form["incident"].value())
    if theirs and _is_the_same(outcome, joined, theirs):
        return []
    offered = dict(form.fields["incident"].choices)  # type: ignore[attr-defined]  # a choice field
    mine = _in_words(outcome, str(offered.get(joined, "")) if joined else "")
    stored = theirs.incident if theirs else None
    number = incident.reference(stored) if stored else ""
    said = _in_words(theirs.outcome, number) if theirs else ""
    return [Difference("outcome", str(form.fields["outcome"].label), mine, said)]


def _is_the_same(outcome: str, joined: str, theirs: TriageDecision) -> bool:
    """Joining what they opened is; opening one more is not."""
    if outcome == Outcome.INCIDENT_JOINED:
        return joined == str(theirs.incident_id)
    return outcome == theirs.outcome and outcome != Outcome.INCIDENT_OPENED


def _in_words(outcome: str, number: str) -> str:
    said = str(Outcome(outcome).label) if outcome in Outcome.values else ""
    return f"{said} · {number}" if number else said


def _stored(theirs: TriageDecision | None, found: Report) -> dict[str, str]:
    """A stored decision as the form's fields, but its outcome."""
    return {
        "referred_to": (theirs.referred_to or "") if theirs else "",
        "why": (theirs.why or "") if theirs else "",
        "level": found.priority,
    }


def _resolved(posted: QueryDict, found: Report, theirs: TriageDecision | None) -> QueryDict:
    """What was posted, with the stored value wherever the person chose it over their own.

    An incident that the other person opened is joined, never opened twice.
    """
    data = settled(posted, _stored(theirs, found))
    if posted.get("choose_outcome") == "theirs":
        stored = theirs.incident_id if theirs else None
        outcome = theirs.outcome if theirs else ""
        data["outcome"] = str(Outcome.INCIDENT_JOINED) if stored else outcome
        data["incident"] = str(stored or "")
    return data
