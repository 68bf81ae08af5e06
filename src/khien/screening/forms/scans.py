"""What is handed in to be looked at, and the filters of what was found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.evidence.forms import ManyFiles
from khien.screening.models import Bank, HitState
from khien.screening.queries.hits import Filters, banks
from khien.screening.rules.hits import KIND_WORDS
from khien.screening.rules.material import LONGEST_TEXT


class ScanForm(forms.Form):
    """`key`: the id the scan will have, so that a double tap makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Là gì, lấy từ đâu"),
        max_length=200,
        help_text=_("Ví dụ: tin nhắn trong nhóm lớp do nhà trường gửi ngày 20/11."),
    )
    uploads = ManyFiles(
        label=_("Tệp"),
        required=False,
        help_text=_(
            "Ảnh, phim, Word, PDF, tệp ZIP, hoặc bảng CSV, JSONL, TXT có lời nhắn hay địa chỉ; "
            "nhiều nhất 200 tệp. "
            "Mỗi ảnh không quá 30 MB, tệp khác không quá 100 MB, tất cả không quá 190 MB. "
            "Máy nhận ra loại tệp theo nội dung, không theo tên."
        ),
    )
    text = forms.CharField(
        label=_("Hoặc dán văn bản"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng là một lời nhắn hoặc một địa chỉ; không quá 200.000 chữ cái."),
    )


class BankChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Bank) -> str:
        return obj.name


def _any(choices: Any) -> list[tuple[str, Any]]:
    return [("", _("tất cả")), *choices]


class HitsForm(forms.Form):
    """Filters, in the address."""

    loai = forms.ChoiceField(label=_("Máy thấy gì"), required=False)
    tinh_trang = forms.ChoiceField(label=_("Trạng thái"), required=False)
    luot = forms.IntegerField(label=_("Số lượt rà quét"), required=False, min_value=1)
    kho = BankChoice(
        label=_("Kho đã biết"),
        required=False,
        queryset=Bank.objects.none(),
        empty_label=_("tất cả"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = _any(KIND_WORDS.items())  # type: ignore[attr-defined]  # a field of choices
        self.fields["tinh_trang"].choices = _any(HitState.choices)  # type: ignore[attr-defined]  # the same
        self.fields["kho"].queryset = banks()  # type: ignore[attr-defined]  # a field of rows

    def filters(self) -> Filters:
        """What cannot be read as a filter is none."""
        self.is_valid()
        said = self.cleaned_data
        bank = said.get("kho")
        return Filters(
            kind=said.get("loai", ""),
            state=said.get("tinh_trang", ""),
            scan=said.get("luot"),
            bank=bank.pk if bank else None,
        )


class DismissForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao không phải vi phạm"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class JudgeForm(forms.Form):
    note = forms.CharField(
        label=_("Ghi thêm cho người dạy máy"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
