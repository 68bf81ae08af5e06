"""What a person fills in for a key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.models import Use

_USUAL_A_DAY = 10_000


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("Tên khóa"),
        max_length=120,
        help_text=_("Để phân biệt các khóa, ví dụ: bộ lọc ảnh của diễn đàn trường."),
    )
    holder = forms.CharField(
        label=_("Nơi giữ khóa"),
        max_length=200,
        help_text=_("Cơ quan, trường hoặc doanh nghiệp chịu trách nhiệm giữ khóa này."),
    )
    uses = forms.MultipleChoiceField(
        label=_("Dùng để"), choices=Use.choices, widget=forms.CheckboxSelectMultiple
    )
    per_day = forms.IntegerField(
        label=_("Số mục mỗi ngày"),
        initial=_USUAL_A_DAY,
        help_text=_(
            "Mỗi lời nhắn, đường dẫn, hình hoặc dấu vân là một mục. Tính lại từ 0 giờ mỗi ngày."
        ),
    )
    expires_on = forms.DateField(
        label=_("Hết hạn ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Từ ngày này khóa không còn mở được gì. Bỏ trống: đến khi bị thu hồi."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["per_day"].widget.attrs["inputmode"] = "numeric"
        for field in self.fields.values():
            field.error_messages["required"] = _("Hãy điền mục này.")

    def refuse(self, refusal: Refused) -> None:
        self.add_error(refusal.field or None, str(refusal))
