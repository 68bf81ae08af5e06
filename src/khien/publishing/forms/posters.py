"""Which school or commune, for whom, how large."""

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from khien.publishing.posters.making import Audience, Paper


class PlaceSearch(forms.Form):
    """In the address."""

    tim = forms.CharField(
        label=_("Tên trường, xã hoặc phường"),
        help_text=_("Có dấu hay không dấu đều tìm được."),
        required=False,
        max_length=100,
    )


class PosterForm(forms.Form):
    """In the address, so that the file has one."""

    cho = forms.ChoiceField(label=_("Cho ai"), choices=Audience)
    kho = forms.ChoiceField(label=_("Khổ giấy"), choices=Paper)
    ngon_ngu = forms.ChoiceField(label=_("Ngôn ngữ"), choices=settings.LANGUAGES)
    dia_chi = forms.CharField(
        label=_("Mã QR dẫn đến địa chỉ khác"),
        help_text=_("Để trống thì dẫn đến trang Báo tin. Trường có trang riêng thì ghi ở đây."),
        required=False,
        max_length=200,
        validators=[
            URLValidator(schemes=["https", "http"], message=_("Ghi cả https:// ở đầu địa chỉ."))
        ],
    )
