"""A request and a preservation letter, and their steps."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.takedown.forms.chosen import AddresseeField, ProvisionField, ways
from khien.takedown.forms.fields import line, moment, words
from khien.takedown.models import AddresseeChannel, Ask


class AskForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    addressee = AddresseeField()
    ask = forms.ChoiceField(label=_("Việc yêu cầu"), choices=Ask, widget=forms.RadioSelect)
    urgent = forms.BooleanField(
        label=_("Khẩn: trẻ đang gặp nguy hiểm hoặc nội dung đang lan nhanh"), required=False
    )
    provision = ProvisionField()
    why = words(_("Vì sao phải gỡ"), _("Công văn in lại phần này. Không ghi tên trẻ."))

    def __init__(self, *args: Any, addressees: Any, provisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("AddresseeField", self.fields["addressee"]).queryset = addressees
        cast("ProvisionField", self.fields["provision"]).queryset = provisions


class Step(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SendForm(Step):
    at = moment(_("Đã gửi lúc"), _("Thời hạn chạy từ lúc này."))
    way = forms.ChoiceField(label=_("Đã gửi bằng"), required=False, widget=forms.RadioSelect)
    other = line(_("Cách khác"), required=False)

    def __init__(self, *args: Any, channels: list[AddresseeChannel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["way"]).choices = ways(channels)

    @property
    def said(self) -> str:
        return str(self.cleaned_data["way"] or self.cleaned_data["other"])


class AcknowledgeForm(Step):
    at = moment(_("Nơi nhận xác nhận lúc"))
    reference = line(_("Mã của nơi nhận"), required=False, most=80)


class RemovedForm(Step):
    at = moment(_("Thực hiện lúc"), _("Lúc nơi nhận báo đã làm, hoặc lúc bạn xem và thấy đã làm."))
    answer = words(_("Nơi nhận trả lời"), required=False, rows=3)


class RefusedForm(Step):
    at = moment(_("Nơi nhận trả lời lúc"))
    answer = words(_("Lý do từ chối"))


class WithdrawForm(Step):
    answer = words(_("Vì sao rút yêu cầu"))
