"""Many reports at once: given to one person, who may be changed back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import bulk
from khien.core.bulk import Done, Line
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions.assigning import assign, check_can_assign
from khien.intake.models import Report
from khien.intake.queries.scope import reports_for
from khien.intake.rules.reference import report_reference
from khien.people.models import HeldDuty, User
from khien.people.on_duty import on_duty


class PersonForm(forms.Form):
    person = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=gettext_lazy("Giao cho ai"),
        empty_label=gettext_lazy("Hãy chọn một người"),
        help_text=gettext_lazy("Những người đọc tin báo ở cùng nơi với bạn."),
        error_messages={"required": gettext_lazy("Hãy chọn một người.")},
    )

    def __init__(self, data: Any, user: User, now: datetime) -> None:
        super().__init__(data)
        people = User.objects.filter(pk__in=_colleagues(user, now))
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  (tells the type)
        field.queryset = people
        known = sorted(people, key=lambda each: alphabetical(str(each)))
        field.choices = [("", field.empty_label), *((each.pk, str(each)) for each in known)]


def _colleagues(user: User, now: datetime) -> set[UUID]:
    """Who reads reports in one of this person's places, or everywhere as they do."""
    readers = list(on_duty(now).giving(Permission.REPORT_TRIAGE))
    places = {place for who, duty in readers if who == user.pk for place in _places(duty)}
    return {who for who, duty in readers if _places(duty) & places}


def _places(duty: HeldDuty) -> set[UUID | None]:
    if duty.covers_everything:
        return {None}
    return {place for place in (duty.territory_id, duty.organisation_id) if place}


def _reports(user: User, keys: Collection[str]) -> list[Report]:
    rows = reports_for(user).filter(pk__in=[key for key in map(_id, keys) if key])
    return list(rows.select_related("taken_up_by").order_by("received_at", "pk"))


def _id(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def _lines(user: User, keys: Collection[str], said: dict[str, Any], _now: datetime) -> list[Line]:
    to, rows = said.get("person"), _reports(user, keys)
    seen = set()
    if to is not None:
        seen = set(reports_for(to).filter(pk__in=[r.pk for r in rows]).values_list("pk", flat=True))
    return [_line(row, to, sees=row.pk in seen) for row in rows]


def _line(row: Report, to: User | None, *, sees: bool) -> Line:
    title = report_reference(row.number, row.received_at)
    if to is None:
        return Line(str(row.pk), title)
    try:
        check_can_assign(row, to=to, sees=sees)
    except Refused as refusal:
        return Line(str(row.pk), title, refused=str(refusal))
    words = {"to": to, "before": row.taken_up_by or _("chưa ai")}
    return Line(str(row.pk), title, _("giao cho %(to)s (trước đó: %(before)s)") % words)


def _do(user: User, key: str, said: dict[str, Any], now: datetime) -> Done:
    found = _reports(user, [key])
    if not found:
        raise Refused(_("Bạn không còn xem được tin này."))
    before = assign(found[0], to=said["person"], by=user, now=now)
    return Done({"before": str(before) if before else "", "to": str(said["person"].pk)})


def _undo(user: User, key: str, needs: dict[str, Any], now: datetime) -> None:
    found = _reports(user, [key])
    if not found or str(found[0].taken_up_by_id) != needs["to"]:
        raise Refused(_("Tin đã sang tay người khác."))
    before = User.objects.filter(pk=needs["before"]).first() if needs["before"] else None
    assign(found[0], to=before, by=user, now=now)


def publish() -> None:
    bulk.register(
        bulk.Kind(
            "giao-tin",
            "intake:queue",
            gettext_lazy("Giao cho một người"),
            (Permission.REPORT_TRIAGE,),
            PersonForm,
            _lines,
            _do,
            _undo,
        )
    )
    bulk.register_page(
        bulk.Page(
            "intake:join",
            "intake:queue",
            gettext_lazy("Ghép vào một sự việc"),
            (Permission.REPORT_TRIAGE,),
        )
    )
