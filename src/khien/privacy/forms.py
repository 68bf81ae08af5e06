"""Forms of keeping: a term, a hold, its release."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.holdings import Agreed
from khien.core.refusal import Refused
from khien.law.rules import CERTAINTY_WORDS
from khien.privacy.models import Asker, HeldKind, Right, RightsOutcome, Way
from khien.privacy.rules.keeping import LONGEST_REASON


def add_refusal(form: forms.Form, refusal: Refused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _words() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


class TermForm(forms.Form):
    valid_from = forms.DateField(
        label=_("Áp dụng từ ngày"), widget=_day(), help_text=_("Sớm nhất từ ngày mai.")
    )
    amount = forms.IntegerField(label=_("Bao lâu"), min_value=1, max_value=32_767)
    law = forms.CharField(label=_("Văn bản, điều"), max_length=200, required=False)
    certainty = forms.ChoiceField(
        label=_("Chắc đến đâu"), choices=list(CERTAINTY_WORDS.items()), widget=forms.RadioSelect
    )


class HoldForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Giữ lại gì"), choices=HeldKind.choices, widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label=_("Số, hoặc địa chỉ của trang"),
        max_length=300,
        help_text=_("Ví dụ: TB-26-000123, hoặc số của hồ sơ. Chứng cứ thì dán địa chỉ trang."),
    )
    until = forms.DateField(
        label=_("Giữ đến trước ngày"),
        widget=_day(),
        required=False,
        help_text=_("Chưa biết đến khi nào thì để trống."),
    )
    why = forms.CharField(label=_("Vì sao phải giữ"), widget=_words(), max_length=LONGEST_REASON)


class ReleaseForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao không cần giữ nữa"), widget=_words(), max_length=LONGEST_REASON
    )


class NewRequestForm(forms.Form):
    right = forms.ChoiceField(
        label=_("Người ấy muốn gì"), choices=Right.choices, widget=forms.RadioSelect
    )
    asker = forms.ChoiceField(label=_("Ai hỏi"), choices=Asker.choices, widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("Gửi đến bằng cách nào"),
        choices=[(way.value, way.label) for way in (Way.HOTLINE, Way.LETTER)],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Tên người hỏi"), max_length=120, required=False)
    words = forms.CharField(
        label=_("Lời của họ"),
        widget=_words(),
        required=False,
        help_text=_("Muốn sửa thì ghi điều chưa đúng và điều đúng."),
    )


class VerifyForm(forms.Form):
    number = forms.IntegerField(
        label=_("Số tin báo, hoặc số hồ sơ của em"), min_value=1, max_value=10**12
    )
    how = forms.CharField(
        label=_("Biết chắc người này là ai bằng cách nào"),
        widget=_words(),
        help_text=_("Ví dụ: đã xem giấy tờ; đã gọi lại số có trong hồ sơ."),
    )


class SafeForm(forms.Form):
    safe = forms.TypedChoiceField(
        label=_("Đưa cho người này có an toàn cho em không"),
        choices=[("yes", _("an toàn")), ("no", _("không an toàn, hoặc chưa chắc"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Lý do"), widget=_words(), max_length=LONGEST_REASON)


class DecideForm(forms.Form):
    """`agreed`: what the asker may withdraw, each told with what ends with it."""

    outcome = forms.ChoiceField(
        label=_("Trả lời"), choices=RightsOutcome.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Viết cho người hỏi, bằng lời dễ hiểu"),
        widget=_words(),
        max_length=LONGEST_REASON,
    )

    def __init__(self, *args: Any, agreed: Iterable[Agreed] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(each.key, ". ".join([each.what, *each.follows])) for each in agreed]
        if told:
            self.fields["withdrawn"] = forms.MultipleChoiceField(
                label=_("Rút lại điều gì, và điều gì theo sau"),
                choices=told,
                widget=forms.CheckboxSelectMultiple,
                required=False,
                help_text=_("Có hiệu lực ngay khi bấm “Trả lời và làm”."),
                error_messages={"invalid_choice": _("Điều này vừa thay đổi. Hãy xem lại.")},
            )
            self.order_fields(["outcome", "withdrawn"])
