"""What is said when hashes are proposed for a bank, and when they are refused."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.screening.models import Bank
from khien.screening.queries.proposals import banks_for_hashes


class BankField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Bank) -> str:
        return f"{obj.name} ({obj.get_category_display()}, {obj.get_sharing_display()})"


class ProposeForm(forms.Form):
    bank = BankField(
        label=_("Kho nhận"), queryset=Bank.objects.none(), empty_label=_("Chọn kho"), initial=""
    )
    why = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Không ghi tên ai: người quản lý kho đọc câu này."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.fields["bank"].queryset = banks_for_hashes().order_by("name", "pk")  # type: ignore[attr-defined]  # a field of rows


class RefuseForm(forms.Form):
    why = forms.CharField(label=_("Vì sao không đưa vào"), max_length=300)
