"""A new document, what it does to others, its file; bodies that are no more."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.law.actions import NewDocument
from khien.law.forms.fields import DocumentChoice, day, mark
from khien.law.forms.register import Revised
from khien.law.models import DocumentKind, EndedAgency, RelationKind


class NewDocumentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Thuộc loại văn bản"), choices=DocumentKind.choices)
    number = forms.CharField(label=_("Số"), max_length=20, help_text=_("Ví dụ: 56/2017, hoặc 169."))
    symbol = forms.CharField(
        label=_("Ký hiệu"), max_length=20, help_text=_("Ví dụ: NĐ-CP, KH-UBND.")
    )
    title = forms.CharField(label=_("Tên văn bản"), max_length=300)
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=120,
        help_text=_("Tên cơ quan vào ngày ban hành, dù nay đã đổi."),
    )
    issued = day(label=_("Ngày ban hành"))
    effective = day(label=_("Có hiệu lực từ ngày"))
    expires = day(label=_("Hết hiệu lực từ ngày"), help_text=_("Ngày đầu tiên không còn áp dụng."))
    certainty = mark(label=_("Văn bản này"))
    dates_certainty = mark(label=_("Các ngày nêu trên"))

    def new(self) -> NewDocument:
        return NewDocument(**self.cleaned_data)


class RelationForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Văn bản này"), choices=RelationKind.choices, widget=forms.RadioSelect
    )
    target = DocumentChoice(label=_("Văn bản kia"))
    article = forms.CharField(
        label=_("Chỉ điều, khoản nào của văn bản kia"),
        required=False,
        max_length=80,
        help_text=_("Để trống nếu là cả văn bản."),
    )
    since = day(
        label=_("Từ ngày"),
        help_text=_(
            "Văn bản kia bị thay thế hoặc bãi bỏ cả thì hết hiệu lực từ ngày này, "
            "nếu chưa ghi ngày."
        ),
    )
    certainty = mark(label=_("Quan hệ này"))


class LegalFileForm(forms.Form):
    file = forms.FileField(
        label=_("Bản PDF đã công bố"),
        help_text=_("Không quá 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
    source = forms.CharField(
        label=_("Lấy từ đâu"),
        max_length=300,
        help_text=_("Công báo, cổng thông tin nào, ngày nào."),
    )


class AgencyForm(Revised):
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    name = forms.CharField(label=_("Tên cơ quan không còn"), max_length=150)
    ended = day(
        label=_("Không còn từ ngày"), required=True, help_text=_("Ngày đầu tiên không còn.")
    )
    successor = forms.CharField(label=_("Ai tiếp nhận việc gì"), max_length=300)
    certainty = mark(label=_("Điều này"))

    @staticmethod
    def of(agency: EndedAgency) -> dict[str, object]:
        names = ("name", "ended", "successor", "certainty", "revision")
        return {name: getattr(agency, name) for name in names}
