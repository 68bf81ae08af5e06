"""What a review writes down."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.law.actions import NewFinding, NewOutcome, NewProposal, NewRound
from khien.law.forms.fields import DocumentChoice, DocumentsChoice, day, in_order, prose
from khien.law.models import (
    FindingKind,
    OutcomeKind,
    ProposalKind,
    Provision,
    ReviewRound,
)


class RoundForm(forms.Form):
    title = forms.CharField(
        label=_("Tên đợt rà soát"), max_length=200, help_text=_("Ví dụ: Rà soát năm 2026.")
    )
    reason = prose(label=_("Theo kế hoạch, yêu cầu nào"), rows=3)
    led_by = forms.CharField(label=_("Cơ quan chủ trì"), max_length=150)
    begun_on = day(label=_("Bắt đầu ngày"), required=True)
    due = day(label=_("Hạn xong"), required=True)
    documents = DocumentsChoice(label=_("Văn bản được rà soát"))

    def new(self) -> NewRound:
        said = {name: value for name, value in self.cleaned_data.items() if name != "documents"}
        return NewRound(**said)


class ProvisionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # the same
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.citation}: {obj.heading}"


class FindingForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Vướng mắc thuộc loại"), choices=FindingKind.choices, widget=forms.RadioSelect
    )
    document = DocumentChoice(label=_("Ở văn bản"))
    provision = ProvisionChoice(
        label=_("Ở điều, khoản"),
        required=False,
        queryset=Provision.objects.none(),
        empty_label=_("cả văn bản"),
    )
    other = DocumentChoice(
        label=_("Với văn bản"),
        required=False,
        help_text=_("Khi hai văn bản chồng chéo hoặc mâu thuẫn."),
    )
    text = prose(label=_("Điều phát hiện"))
    effect = prose(label=_("Vướng gì trong công việc"), required=False, rows=3)

    def __init__(self, *args: Any, round_: ReviewRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reviewed = in_order().filter(reviews__round=round_)
        cast("DocumentChoice", self.fields["document"]).queryset = reviewed
        provisions = Provision.objects.filter(document__in=reviewed).select_related("document")
        ordered = provisions.order_by("document__kind", "document__number", "position")
        cast("ProvisionChoice", self.fields["provision"]).queryset = ordered

    def clean(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        provision, document = said.get("provision"), said.get("document")
        if provision is not None and document is not None and provision.document_id != document.pk:
            self.add_error("provision", _("Điều khoản này không thuộc văn bản đã chọn."))
        return said

    def new(self) -> NewFinding:
        return NewFinding(**self.cleaned_data)


class ProposalForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Đề xuất"), choices=ProposalKind.choices, widget=forms.RadioSelect
    )
    text = prose(label=_("Đề xuất cụ thể"))
    addressee = forms.CharField(label=_("Gửi cơ quan có thẩm quyền"), max_length=150)
    letter = forms.CharField(label=_("Văn bản gửi số"), max_length=60)
    sent_on = day(label=_("Ngày gửi"), required=True)
    answer_due = day(label=_("Mong có trả lời trước ngày"))

    def new(self) -> NewProposal:
        return NewProposal(**self.cleaned_data)


class OutcomeForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kết quả"), choices=OutcomeKind.choices, widget=forms.RadioSelect
    )
    on = day(label=_("Ngày có kết quả"), required=True)
    text = prose(label=_("Trả lời thế nào"), rows=3, help_text=_("Nêu số văn bản trả lời."))
    document = DocumentChoice(label=_("Văn bản được ban hành vì việc này"), required=False)

    def new(self) -> NewOutcome:
        return NewOutcome(**self.cleaned_data)


class CloseForm(forms.Form):
    conclusion = prose(label=_("Kết luận của đợt rà soát"))


class WhyForm(forms.Form):
    why = forms.CharField(label=_("Vì sao"), max_length=250)
