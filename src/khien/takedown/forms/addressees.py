"""The directory of addressees, and the figures about them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.law.forms import Revised
from khien.law.rules import CERTAINTY_WORDS
from khien.takedown.forms.fields import day, line
from khien.takedown.models import Addressee, AddresseeKind, Way

_MARKS = list(CERTAINTY_WORDS.items())


class AddresseeFields(forms.Form):
    name = line(_("Tên nơi nhận"), most=120)
    kind = forms.ChoiceField(label=_("Là gì"), choices=AddresseeKind)
    domains = forms.CharField(
        label=_("Các tên miền"),
        help_text=_("Mỗi dòng một tên. Đường dẫn thuộc các tên này được nhận ra là của nơi này."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = line(_("Ghi chú"), required=False, most=300)
    certainty = forms.ChoiceField(label=_("Điều ghi ở đây"), choices=_MARKS)


class ChangeForm(Revised, AddresseeFields):
    @staticmethod
    def of(addressee: Addressee) -> dict[str, object]:
        names = ("name", "kind", "note", "certainty", "revision")
        shown: dict[str, object] = {name: getattr(addressee, name) for name in names}
        return shown | {"domains": "\n".join(addressee.domains)}


class ChannelForm(forms.Form):
    way = forms.ChoiceField(label=_("Gửi bằng"), choices=Way)
    value = line(_("Địa chỉ, số hoặc nơi gửi"), most=300)
    note = line(_("Ghi chú"), _("Như: dùng cho yêu cầu khẩn."), required=False)
    certainty = forms.ChoiceField(label=_("Kênh này"), choices=_MARKS)
    valid_from = day(_("Dùng từ ngày"))
