"""Forms around the desk: hand-over, debrief, days to count, the desk's own rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.forms.fields import Choice, Line, Words


class HandOverForm(forms.Form):
    notes = Words(
        label=_("Ca sau cần biết gì?"),
        rows=6,
        required=False,
        help_text=_("Việc còn dở, ai hẹn gọi lại, nơi nào đang chờ trả lời."),
    )
    contacts = forms.MultipleChoiceField(
        label=_("Cuộc còn dở"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, contacts: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contacts"].choices = contacts  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> list[UUID]:
        return [UUID(each) for each in self.cleaned_data.get("contacts", [])]


WELLBEING = [
    ("1", _("1 – rất mệt")),
    ("2", _("2 – mệt")),
    ("3", _("3 – bình thường")),
    ("4", _("4 – ổn")),
    ("5", _("5 – tốt")),
]


class DebriefForm(forms.Form):
    wellbeing = forms.TypedChoiceField(
        label=_("Lúc này bạn thế nào?"),
        coerce=int,
        empty_value=None,
        choices=WELLBEING,
        widget=forms.RadioSelect,
        required=False,
    )
    words = Words(
        label=_("Muốn nói thêm gì?"),
        required=False,
        help_text=_("Chỉ bạn và người phụ trách bàn trực đọc được. Đừng ghi tên trẻ em."),
    )


class DaysForm(forms.Form):
    """What the address says wrongly is ignored, never an error."""

    day = forms.DateField(
        label=_("Ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def chosen(self, *, otherwise: date) -> date:
        self.is_valid()
        found: date | None = self.cleaned_data.get("day")
        return found if found and found.year in range(2000, 2200) else otherwise


class CategoryForm(forms.Form):
    name = Line(label=_("Tên"), max_length=120)
    parent = forms.ChoiceField(label=_("Thuộc nhánh"), required=False)
    disturbing = forms.BooleanField(label=_("Việc nặng, tính vào mức mỗi ngày"), required=False)

    def __init__(self, *args: Any, branches: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", _("Nhánh mới")), *branches]  # type: ignore[attr-defined]  # a choice field


class DeskRuleForm(forms.Form):
    valid_from = forms.DateField(
        label=_("Áp dụng từ ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    daily_minutes = forms.IntegerField(
        label=_("Nhiều nhất mỗi ngày, phút"), min_value=10, max_value=600
    )
    rest_after_minutes = forms.IntegerField(
        label=_("Nhắc nghỉ sau, phút"), min_value=5, max_value=600
    )
    item_minutes = forms.IntegerField(
        label=_("Một tin nặng, một ảnh mở rõ tính là, phút"), min_value=1, max_value=60
    )
    shift_hours = Line(
        label=_("Giờ bắt đầu các ca"), help_text=_("Cách nhau bằng dấu phẩy, ví dụ 6, 14, 22.")
    )

    def clean_shift_hours(self) -> list[int]:
        parts = [part.strip() for part in str(self.cleaned_data["shift_hours"]).split(",")]
        if not all(part.isascii() and part.isdecimal() and int(part) < 24 for part in parts):  # noqa: PLR2004  (hours of a day)
            raise forms.ValidationError(_("Hãy ghi giờ từ 0 đến 23, cách nhau bằng dấu phẩy."))
        return sorted({int(part) for part in parts})
