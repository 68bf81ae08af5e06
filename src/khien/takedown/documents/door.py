"""Who may see, make and issue letters: whoever works on the content in its office."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.documents import access
from khien.documents.access import Door, Holder
from khien.documents.models import DocumentType
from khien.people.models import User
from khien.takedown.models import Preservation, PreservationState, RequestState, TakedownRequest
from khien.takedown.queries import visible_to

REQUEST, PRESERVATION = "takedown", "preservation"
Model = type[TakedownRequest] | type[Preservation]


def _seen(model: Model) -> Callable[[User, set[UUID]], set[UUID]]:
    def seen(user: User, holders: set[UUID]) -> set[UUID]:
        rows = model.objects.filter(pk__in=holders, item__in=visible_to(user))
        return set(rows.values_list("pk", flat=True))

    return seen


def _check_can_make(model: Model) -> Callable[[User, UUID], None]:
    def check_can_make(user: User, holder: UUID) -> None:
        rows = model.objects.filter(pk=holder, item__in=visible_to(user))
        state = rows.values_list("state", flat=True).first()
        if state is None:
            raise Refused(_("Việc này thuộc đơn vị khác."))
        if state in {RequestState.WITHDRAWN, PreservationState.ENDED}:
            raise Refused(_("Việc này đã khép lại nên không lập văn bản nữa."))

    return check_can_make


def _tell_request(holder: UUID) -> Holder:
    number = TakedownRequest.objects.values_list("number", flat=True).get(pk=holder)
    return Holder(
        _("Yêu cầu %(number)s") % {"number": number}, reverse("takedown:request", args=[holder])
    )


def _tell_preservation(holder: UUID) -> Holder:
    number = Preservation.objects.values_list("number", flat=True).get(pk=holder)
    text = _("Đề nghị giữ dữ liệu %(number)s") % {"number": number}
    return Holder(text, reverse("takedown:preservation", args=[holder]))


def _door(model: Model, tell: Callable[[UUID], Holder]) -> Door:
    make = _check_can_make(model)

    def check_can_issue(user: User, holder: UUID, _kind: DocumentType) -> None:
        make(user, holder)

    return Door(_seen(model), make, check_can_issue, tell)


def publish() -> None:
    access.register(REQUEST, _door(TakedownRequest, _tell_request))
    access.register(PRESERVATION, _door(Preservation, _tell_preservation))
