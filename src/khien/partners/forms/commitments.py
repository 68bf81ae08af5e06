"""A commitment, a delivery, a share for a task."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from khien.partners.actions.commitments import NewCommitment, NewDelivery
from khien.partners.forms.fields import QuantityField, day
from khien.partners.models import Agreement, Commitment, CommitmentKind, Partner
from khien.steering.models import Task

Places = list[tuple[str, str]]


class AgreementField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Agreement) -> str:
        return f"{obj.number}: {obj.title}"


class CommitmentForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Góp gì"), choices=CommitmentKind.choices, widget=forms.RadioSelect
    )
    what = forms.CharField(label=_("Cụ thể là"), max_length=300)
    quantity = QuantityField(_("Bao nhiêu"), _("Tiền thì ghi số đồng."))
    unit = forms.CharField(
        label=_("Đơn vị tính"),
        required=False,
        max_length=40,
        help_text=_("Ví dụ: máy, ngày công, bộ. Tiền thì để trống."),
    )
    agreement = AgreementField(
        label=_("Theo thỏa thuận"),
        required=False,
        queryset=Agreement.objects.none(),
        empty_label=_("không theo thỏa thuận nào"),
    )
    promised_on = day(_("Ngày cam kết"))
    due = day(_("Hạn thực hiện"))
    communes = forms.MultipleChoiceField(
        label=_("Cho xã, phường nào"),
        required=False,
        help_text=_("Không chọn là cho cả tỉnh. Giữ phím Ctrl để chọn nhiều nơi."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, *args: Any, partner: Partner, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("AgreementField", self.fields["agreement"]).queryset = partner.agreements.order_by(
            "-signed_on"
        )
        cast("forms.MultipleChoiceField", self.fields["communes"]).choices = places

    def new(self) -> NewCommitment:
        said = {name: value for name, value in self.cleaned_data.items() if name != "communes"}
        return NewCommitment(**said)


class DeliveryForm(forms.Form):
    on = day(_("Ngày bàn giao"))
    quantity = QuantityField(_("Bao nhiêu"))
    commune = forms.ChoiceField(label=_("Tại xã, phường"), required=False)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=500, help_text=_("Không ghi tên trẻ em.")
    )
    document = forms.CharField(
        label=_("Số biên bản bàn giao"),
        required=False,
        max_length=120,
        help_text=_("Hoặc thêm tệp sau khi lưu. Không có cả hai thì chưa xác nhận được."),
    )

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["commune"]).choices = [
            ("", str(_("cấp tỉnh"))),
            *places,
        ]

    def new(self, commune: Any) -> NewDelivery:
        said = {name: value for name, value in self.cleaned_data.items() if name != "commune"}
        return NewDelivery(**said, commune=commune)


class TaskField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Task) -> str:
        return f"{obj.plan.number}, {obj.number}: {obj.title}"


class AllocationForm(forms.Form):
    task = TaskField(
        label=_("Cho nhiệm vụ"), queryset=Task.objects.none(), empty_label=_("Chọn nhiệm vụ")
    )
    quantity = QuantityField(_("Bao nhiêu"))
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=250)

    def __init__(self, *args: Any, tasks: "QuerySet[Task]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("TaskField", self.fields["task"]).queryset = tasks


def left_of(commitment: Commitment, given: Any) -> dict[str, object]:
    """What a new share begins with: all that is left."""
    left = commitment.quantity - given
    return {"quantity": f"{left.normalize():f}".replace(".", ",")}
