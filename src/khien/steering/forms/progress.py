"""What an office tells of its assignment, and what is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.evidence.forms import ManyFiles
from khien.steering.forms.fields import day, reason, words
from khien.steering.rules.progress import NewProgress


class ProgressForm(forms.Form):
    text = words(_("Đã làm được gì"), _("Không ghi tên trẻ em."), most=4000)
    percent = forms.IntegerField(
        label=_("Ước được bao nhiêu phần trăm"), required=False, min_value=0, max_value=100
    )
    evidence = forms.CharField(
        label=_("Số văn bản chứng minh"),
        help_text=_("Ví dụ: Báo cáo 35/BC-SGDĐT ngày 12/10/2026."),
        max_length=250,
        required=False,
    )
    proof = ManyFiles(
        label=_("Tệp chứng minh"),
        help_text=_("Ảnh, PDF, Word. Tránh ảnh thấy rõ mặt trẻ em."),
        required=False,
    )
    done = forms.BooleanField(
        label=_("Đã hoàn thành, đề nghị xác nhận"),
        help_text=_("Cần số văn bản hoặc tệp chứng minh. Người khác sẽ xác nhận."),
        required=False,
    )

    def new_progress(self) -> NewProgress:
        said = self.cleaned_data
        return NewProgress(said["text"], said["percent"], said["evidence"], said["done"])


class VerifyForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("Đã hoàn thành chưa"),
        choices=[("1", _("Đã hoàn thành")), ("0", _("Chưa: trả lại"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    note = words(_("Nhận xét"), _("Trả lại thì ghi còn thiếu gì."), required=False)


class AskForm(forms.Form):
    until = day(_("Xin gia hạn đến hết ngày"))
    reason = reason(_("Vì sao cần thêm thời gian"))


class DecideForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("Trả lời"),
        choices=[("1", _("Đồng ý")), ("0", _("Không đồng ý"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    until = day(_("Hạn mới"), _("Khi đồng ý."), required=False)
    answer = words(_("Lời trả lời"), _("Không đồng ý thì ghi vì sao."), required=False)

    def clean(self) -> dict[str, object]:
        said = dict(self.cleaned_data)
        if said.get("granted") and not said.get("until"):
            self.add_error("until", _("Ghi hạn mới."))
        return said
