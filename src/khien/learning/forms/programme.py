"""The programme of a year, a planned session of it, a class and its moves."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.evidence.forms import ManyFiles
from khien.learning.forms.session import GRADES, SessionForm
from khien.learning.rules.roster import IN, OUT, numbers_in


class ProgrammeForm(forms.Form):
    document = forms.CharField(
        label=_("Số kế hoạch hoặc quyết định"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: 12/KH-TH ngày 05/09/2026."),
    )
    plan = ManyFiles(
        label=_("Tệp của kế hoạch, quyết định"),
        required=False,
        help_text=_(
            "PDF, Word hoặc ảnh chụp văn bản. Có tệp này thì mọi buổi trong năm học được tính là "
            "có kế hoạch."
        ),
    )
    aims = forms.CharField(
        label=_("Năm nay trường muốn làm được gì"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReplanForm(SessionForm):
    """A session that is still planned: nobody was there yet, nothing proves it yet."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("headcount", "evidence", "sent_key"):
            del self.fields[name]


class NumbersField(forms.CharField):
    """“1-38, 40” as a list of numbers."""

    default_error_messages = {
        "numbers": _("Ghi các số, cách nhau bằng dấu phẩy. Ví dụ: 1-38, 40."),
    }

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return numbers_in(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["numbers"], "numbers") from None


class ClassForm(forms.Form):
    name = forms.CharField(label=_("Tên lớp"), max_length=20, help_text=_("Ví dụ: 3A."))
    grade = forms.TypedChoiceField(label=_("Khối"), choices=GRADES, coerce=int)
    numbers = NumbersField(
        label=_("Các số thứ tự trong danh sách lớp"),
        max_length=300,
        help_text=_("Không ghi tên em nào: chỉ trường biết số 7 là ai. Ví dụ: 1-38, 40."),
    )
    girls = NumbersField(
        label=_("Số thứ tự của các bạn nữ"),
        required=False,
        max_length=300,
        help_text=_("Để trống nếu không đếm riêng nam, nữ."),
    )

    def offer_grades(self, grades: Sequence[int]) -> None:
        self.fields["grade"].choices = [  # type: ignore[attr-defined]  # a choice field
            choice for choice in GRADES if choice[0] in grades
        ]


class CorrectClassForm(ClassForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(forms.Form):
    way = forms.ChoiceField(label=_("Em này"), choices=[(OUT, _("chuyển đi")), (IN, _("mới đến"))])
    number = forms.IntegerField(label=_("Số thứ tự"))
    on = forms.DateField(
        label=_("Từ ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    girl = forms.BooleanField(label=_("Em mới đến là nữ"), required=False)
