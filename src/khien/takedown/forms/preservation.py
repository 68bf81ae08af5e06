"""Asking for data to be kept, and that it need not be any more."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.takedown.forms.chosen import AddresseeField, ProvisionField
from khien.takedown.forms.fields import words
from khien.takedown.forms.requests import Step


class PreserveForm(forms.Form):
    addressee = AddresseeField()
    provision = ProvisionField()
    what = words(
        _("Cần giữ dữ liệu gì"),
        _("Như: nội dung, thời điểm đăng, thông tin đăng ký và địa chỉ truy cập của tài khoản."),
    )

    def __init__(self, *args: Any, addressees: Any, provisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("AddresseeField", self.fields["addressee"]).queryset = addressees
        cast("ProvisionField", self.fields["provision"]).queryset = provisions


class EndForm(Step):
    answer = words(_("Vì sao không cần giữ nữa"))
