"""Who may see, make and issue papers: the office whose meeting or inspection it is."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.coordination.models import Inspection, InspectionState, Meeting
from khien.coordination.queries import inspections, meetings
from khien.coordination.queries.offices import works_for
from khien.core.refusal import Refused
from khien.documents import access
from khien.documents.access import Door, Holder
from khien.documents.models import DocumentType
from khien.people.models import User

MEETING, INSPECTION = "meeting", "inspection"


def _seen_meetings(user: User, holders: set[UUID]) -> set[UUID]:
    rows = meetings.visible_to(user, timezone.now()).filter(pk__in=holders)
    return set(rows.values_list("pk", flat=True))


def _seen_inspections(user: User, holders: set[UUID]) -> set[UUID]:
    rows = inspections.visible_to(user, timezone.now()).filter(pk__in=holders)
    return set(rows.values_list("pk", flat=True))


def _check_meeting(user: User, holder: UUID) -> None:
    mine = works_for(user, timezone.now())
    if not Meeting.objects.filter(pk=holder, office__in=mine).exists():
        raise Refused(_("Việc này thuộc đơn vị khác."))


def _check_inspection(user: User, holder: UUID) -> None:
    mine = inspections.inspects_for(user, timezone.now())
    rows = Inspection.objects.filter(pk=holder, office__in=mine)
    state = rows.values_list("state", flat=True).first()
    if state is None:
        raise Refused(_("Việc này thuộc đơn vị khác."))
    if state != InspectionState.CONCLUDED:
        raise Refused(_("Kết luận xong mới lập được văn bản."))


def _tell_meeting(holder: UUID) -> Holder:
    title = Meeting.objects.values_list("title", flat=True).get(pk=holder)
    return Holder(title, reverse("coordination:meeting", args=[holder]))


def _tell_inspection(holder: UUID) -> Holder:
    number = Inspection.objects.values_list("number", flat=True).get(pk=holder)
    text = _("Kiểm tra số %(number)s") % {"number": number}
    return Holder(text, reverse("coordination:inspection", args=[holder]))


def _issue_meeting(user: User, holder: UUID, _kind: DocumentType) -> None:
    """Minutes that nobody approved are a draft."""
    _check_meeting(user, holder)
    if Meeting.objects.get(pk=holder).approved_at is None:
        raise Refused(_("Biên bản chưa được thông qua nên chưa lấy số."))


def _issue_inspection(user: User, holder: UUID, _kind: DocumentType) -> None:
    _check_inspection(user, holder)


def publish() -> None:
    access.register(MEETING, Door(_seen_meetings, _check_meeting, _issue_meeting, _tell_meeting))
    door = Door(_seen_inspections, _check_inspection, _issue_inspection, _tell_inspection)
    access.register(INSPECTION, door)
