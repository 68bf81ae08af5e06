"""A partner, an agreement, a conflict of interest; how the list is filtered."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.partners.actions.partners import NewAgreement, PartnerDetails
from khien.partners.forms.fields import day, prose
from khien.partners.models import Origin, Partner, PartnerKind
from khien.takedown.models import Addressee
from khien.takedown.queries.addressees import in_force

_MOST_DOMAINS = 20
_LONGEST_HOST = 253


class PartnersFilter(forms.Form):
    q = forms.CharField(
        label=_("Tên đối tác"),
        required=False,
        max_length=100,
        help_text=_("Gõ có dấu hay không dấu đều được."),
    )
    loai = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("tất cả")), *PartnerKind.choices]
    )
    den_tu = forms.ChoiceField(
        label=_("Trong nước hay quốc tế"),
        required=False,
        choices=[("", _("tất cả")), *Origin.choices],
    )
    da_thoi = forms.BooleanField(label=_("Cả đối tác đã thôi"), required=False)


class PartnerForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    name = forms.CharField(label=_("Tên đối tác"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=PartnerKind.choices)
    origin = forms.ChoiceField(
        label=_("Trong nước hay quốc tế"), choices=Origin.choices, widget=forms.RadioSelect
    )
    country = forms.CharField(
        label=_("Nước hoặc nơi đặt trụ sở"),
        required=False,
        max_length=80,
        help_text=_("Với đối tác quốc tế."),
    )
    about = prose(_("Làm gì, muốn góp gì"), required=False)
    contact = forms.CharField(
        label=_("Liên hệ của tổ chức"),
        required=False,
        max_length=250,
        help_text=_("Điện thoại, thư điện tử của cơ quan; không ghi của riêng ai."),
    )
    domains = forms.CharField(
        label=_("Tên miền của họ"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một tên, ví dụ: vidu.vn. Nhờ đó biết họ có là nơi bị yêu cầu gỡ."),
    )
    since = day(_("Là đối tác từ ngày"))

    def clean_domains(self) -> list[str]:
        typed = self.cleaned_data["domains"].lower().replace(",", " ").split()
        hosts = [each.removeprefix("https://").removeprefix("http://") for each in typed]
        bare = [host.partition("/")[0].removeprefix("www.") for host in hosts]
        wrong = [host for host in bare if "." not in host or len(host) > _LONGEST_HOST]
        if wrong or len(bare) > _MOST_DOMAINS:
            raise forms.ValidationError(_("Ghi tên miền như vidu.vn, nhiều nhất 20 tên."))
        return list(dict.fromkeys(bare))

    @staticmethod
    def of(partner: Partner) -> dict[str, object]:
        names = ("name", "kind", "origin", "country", "about", "contact", "since", "revision")
        stored = {name: getattr(partner, name) for name in names}
        return stored | {"domains": "\n".join(partner.domains)}

    def details(self) -> PartnerDetails:
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return PartnerDetails(**said)


class EndForm(forms.Form):
    on = day(_("Thôi từ ngày"))
    why = forms.CharField(label=_("Lý do"), max_length=250)


class WhyForm(forms.Form):
    why = forms.CharField(label=_("Lý do"), max_length=250)


class AgreementForm(forms.Form):
    number = forms.CharField(label=_("Số, ký hiệu thỏa thuận"), max_length=80)
    title = forms.CharField(label=_("Về việc gì"), max_length=300)
    signed_for = forms.CharField(label=_("Cơ quan ký"), max_length=150)
    signed_on = day(_("Ngày ký"))
    starts = day(_("Thực hiện từ ngày"))
    ends = day(_("Đến hết ngày"), _("Để trống nếu không ghi thời hạn."), required=False)

    def new(self) -> NewAgreement:
        return NewAgreement(**self.cleaned_data)


class PlatformField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Addressee) -> str:
        return f"{obj.name} ({obj.get_kind_display()})"


class InterestForm(forms.Form):
    addressee = PlatformField(
        label=_("Họ cũng là nơi được yêu cầu gỡ nội dung"),
        required=False,
        queryset=Addressee.objects.none(),
        empty_label=_("không"),
    )
    what = forms.CharField(label=_("Xung đột ở chỗ nào"), max_length=300)
    safeguard = forms.CharField(
        label=_("Giữ cho công việc không bị ảnh hưởng bằng cách nào"),
        max_length=500,
        help_text=_("Ví dụ: không dự họp về gỡ nội dung, không giữ dữ liệu vụ việc."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PlatformField", self.fields["addressee"]).queryset = in_force(on)
