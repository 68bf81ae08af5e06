"""Issuing, withdrawing, checking."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.certificates.actions import Said
from khien.certificates.models import Withdrawal
from khien.certificates.rules import LONGEST_NAME


class IssueForm(forms.Form):
    title = forms.CharField(
        label=_("Đã hoàn thành điều gì"),
        max_length=120,
        help_text=_("Ví dụ: Chương trình An toàn trên mạng, lớp 4."),
    )
    criteria = forms.CharField(
        label=_("Phải làm gì để được cấp"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: Học đủ 5 bài và đạt bài trắc nghiệm cuối chương trình."),
    )
    signer = forms.CharField(
        label=_("Người ký và chức vụ"),
        max_length=120,
        help_text=_("In dưới ngày cấp, để ký tay và đóng dấu."),
    )
    names = forms.CharField(
        label=_("Tên người nhận, mỗi dòng một tên"),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text=_(
            "Chỉ in trên giấy. Tên được niêm phong, trang kiểm tra không bao giờ hiện tên."
        ),
    )
    sent_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def said(self) -> Said:
        told = self.cleaned_data
        return Said(told["title"], told["criteria"], told["signer"])


class WithdrawForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Vì sao thu hồi"),
        choices=Withdrawal.choices,
        widget=forms.RadioSelect,
        help_text=_("Ai kiểm tra số của tờ này sẽ đọc lý do."),
    )
    note = forms.CharField(label=_("Ghi thêm cho cơ quan mình"), max_length=250, required=False)


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Số trên tờ chứng nhận"),
        max_length=60,
        help_text=_("16 chữ và số, in cạnh ô vuông."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Tên ghi trên giấy"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Trang chỉ trả lời khớp hay không khớp."),
    )
