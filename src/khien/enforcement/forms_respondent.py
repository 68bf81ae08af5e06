"""What is asked on the pages about who is said to have done it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.enforcement.models import AgeGroup, RespondentKind, TraceKind, Verdict
from khien.enforcement.rules import traces
from khien.enforcement.rules.persons import LONGEST_REASON

_KINDS = [(kind.value, kind.label) for kind in TraceKind if kind != TraceKind.NAME]


def _why(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectionForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Người bị cho là vi phạm"), choices=RespondentKind, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Tên"), required=False, max_length=200, help_text=_("Chưa biết thì để trống.")
    )
    age_group = forms.ChoiceField(label=_("Nhóm tuổi"), choices=AgeGroup, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Điều cần biết thêm về người này"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TraceForm(forms.Form):
    kind = forms.ChoiceField(label=_("Là gì"), choices=_KINDS)
    value = forms.CharField(
        label=_("Số, tên hoặc đường dẫn"),
        max_length=2000,
        help_text=_("Chép đúng như thấy; hệ thống tự đưa về một dạng."),
    )
    place = forms.CharField(
        label=_("Ở đâu"),
        required=False,
        max_length=80,
        help_text=_("Tên nền tảng của tài khoản, hoặc ngân hàng. Chưa rõ thì để trống."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        try:
            said["trace"] = traces.read(TraceKind(said["kind"]), said["value"], said["place"])
        except Refused as refusal:
            self.add_error("value", str(refusal))
            return said
        if said["trace"] is None:
            self.add_error("value", _("Chưa đúng dạng, hãy xem lại."))
        return said


class JudgeForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Hai hồ sơ này nói về"), choices=Verdict, widget=forms.RadioSelect
    )
    why = _why(_("Dựa vào đâu"), _("Chỉ đơn vị bạn đọc được dòng này."))


class PartForm(forms.Form):
    why = _why(_("Vì sao không phải cùng một người"))
