"""What people of a police unit fill in about their keys."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.evidence.forms.adding import ManyFiles
from khien.evidence.models import KeyEnd


class UnitKeyForm(forms.Form):
    public_key = forms.CharField(
        label=_("Khóa công khai"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=_("Dòng bắt đầu bằng age1. Khóa bí mật không bao giờ được dán vào đây."),
    )
    spare = forms.BooleanField(
        label=_("Đây là khóa dự phòng của đơn vị, cất trong két"), required=False
    )

    def forget(self) -> None:
        """A secret key that was pasted by mistake is not sent back once more."""
        self.data = {**self.data, "public_key": ""}


class ProofForm(forms.Form):
    words = forms.CharField(label=_("Dòng chữ trong tệp thử"), max_length=100)


class KeyEndForm(forms.Form):
    why = forms.ChoiceField(label=_("Vì sao ngừng"), choices=KeyEnd.choices)


class EnvelopesForm(forms.Form):
    made_for = forms.CharField(widget=forms.HiddenInput)
    envelopes = ManyFiles(label=_("Các phong bì đã làm lại"))
