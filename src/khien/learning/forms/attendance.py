"""Who was there, as one class is asked on a page."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khien.learning.forms.session import GRADES
from khien.learning.models import SheetKind
from khien.learning.models.session import MOST_PEOPLE
from khien.learning.rules.attendance import SheetSaid


def _heads(label: Any) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=0, max_value=MOST_PEOPLE, required=False)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class UUIDList(forms.Field):
    """Several ids in one hidden box."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> frozenset[uuid.UUID]:
        try:
            return frozenset(uuid.UUID(part) for part in (value or "").split())
        except ValueError:
            raise forms.ValidationError(_("Phiếu điểm danh này không đọc được.")) from None


class SheetForm(forms.Form):
    """Everything a sheet may say; a page leaves out what it does not ask."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    instead_of = UUIDList(required=False)
    class_name = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    grade = forms.TypedChoiceField(
        label=_("Khối"),
        choices=[("", _("không chia khối")), *GRADES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    absent = forms.TypedMultipleChoiceField(
        label=_("Chạm vào số của em vắng mặt"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[],
    )
    girls = _heads(_("Nữ có mặt"))
    boys = _heads(_("Nam có mặt"))
    unknown = _heads(_("Có mặt, không đếm riêng nam nữ"))
    counted = _heads(_("Đếm được bao nhiêu em, nếu có đếm thêm"))
    note = forms.CharField(
        label=_("Vì sao số không khớp, nếu cả hai đều đúng"),
        required=False,
        max_length=300,
        help_text=_("Không ghi tên trẻ em."),
    )

    def kind(self) -> SheetKind:
        said = self.cleaned_data
        if not said["class_name"] or any(said[name] for name in ("girls", "boys", "unknown")):
            return SheetKind.HEADCOUNT
        return SheetKind.ROSTER if said["counted"] is None else SheetKind.BOTH

    def said(self, session: uuid.UUID) -> SheetSaid:
        """Call after is_valid()."""
        given: dict[str, Any] = dict(self.cleaned_data)
        heads: dict[str, Any] = {
            name: given.pop(name) or 0 for name in ("girls", "boys", "unknown")
        }
        absent = frozenset(given.pop("absent"))
        return SheetSaid(
            **given,
            **heads,
            filled_at=timezone.now(),
            absent=absent,
            session=session,
            kind=self.kind(),
        )
