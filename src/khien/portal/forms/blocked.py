"""Saying that a page is blocked wrongly."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.portal.draft import Draft
from khien.portal.forms.fields import Line, Words

_LONGEST_ADDRESS = 2_000
_LONGEST_WORDS = 1_000


class CorrectionForm(forms.Form):
    """`key`: of this sending, so that pressing twice is once."""

    address = Line(
        label=_("Trang nào bị chặn nhầm?"),
        longest=_LONGEST_ADDRESS,
        error_messages={"required": _("Hãy ghi địa chỉ trang, ví dụ: trang-mau.vn")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    words = Words(
        label=_("Vì sao bạn cần trang này?"),
        help_text=_("Không cần ghi tên. Để trống cũng được."),
        rows=3,
        longest=_LONGEST_WORDS,
        required=False,
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", Draft().key)
