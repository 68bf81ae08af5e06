"""What a person adds to the report of a year, who signs it, until when it is owed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.models import Certainty
from khien.law.forms import Revised

_LONG, _LINE, _SYMBOL = 20_000, 250, 60
_LEAP_YEAR = 2024


def _text(label: Any, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=_LONG, widget=widget
    )


class YearForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Báo cáo của năm"), min_value=2022, max_value=2999)


class WordsForm(Revised):
    incidents = _text(
        gettext_lazy("Sự cố và cách xử lý"),
        gettext_lazy("Không nêu tên ai. Không có sự cố thì ghi “không phát sinh”."),
    )
    updates = _text(
        gettext_lazy("Cập nhật, vá lỗi"), gettext_lazy("Đã cập nhật gì, khi nào, vì sao.")
    )
    drills = _text(
        gettext_lazy("Diễn tập, đọc thử bản sao lưu, kiểm tra"),
        gettext_lazy("Ngày nào, ai dự, rút ra điều gì."),
    )
    plans = _text(
        gettext_lazy("Tồn tại và việc sẽ làm năm tới"),
        gettext_lazy("Việc gì, ai làm, đến khi nào."),
    )


class SignForm(forms.Form):
    office = forms.CharField(label=gettext_lazy("Đơn vị báo cáo"), max_length=_LINE)
    number = forms.IntegerField(
        label=gettext_lazy("Số văn bản"),
        help_text=gettext_lazy("Lấy từ sổ văn bản đi của đơn vị."),
        min_value=1,
        max_value=99_999,
    )
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        help_text=gettext_lazy("Ví dụ: BC-TTCNTT."),
        max_length=_SYMBOL,
    )
    signer_title = forms.CharField(
        label=gettext_lazy("Chức vụ của người ký"),
        help_text=gettext_lazy("Họ tên được ký và ghi tay."),
        max_length=120,
    )


class DateForm(Revised):
    day = forms.IntegerField(label=gettext_lazy("Ngày"), min_value=1, max_value=31)
    month = forms.IntegerField(label=gettext_lazy("Tháng"), min_value=1, max_value=12)
    law = forms.CharField(label=gettext_lazy("Văn bản"), required=False, max_length=200)
    certainty = forms.ChoiceField(label=gettext_lazy("Chắc đến đâu"), choices=Certainty.choices)

    def clean(self) -> dict[str, Any] | None:
        said = super().clean() or self.cleaned_data
        if {"day", "month"} <= said.keys():
            try:
                date(_LEAP_YEAR, said["month"], said["day"])
            except ValueError:
                self.add_error("day", _("Tháng này không có ngày đó."))
        return said
