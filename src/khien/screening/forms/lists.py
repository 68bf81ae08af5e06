"""What people type about lists for resolvers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.models import Category, CorrectionOutcome, Publication
from khien.screening.queries.lists import ALL_AGES, known_ages


class ChangeForm(forms.Form):
    name = forms.CharField(
        label=_("Tên danh sách"),
        max_length=120,
        help_text=_("Ai dùng danh sách cũng đọc được tên này."),
    )
    categories = forms.MultipleChoiceField(
        label=_("Chặn những loại nào"),
        choices=Category.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    age = forms.ChoiceField(
        label=_("Dành cho"),
        required=False,
        help_text=_("Kho chỉ dành cho một lứa tuổi thì chỉ vào danh sách của lứa tuổi đó."),
    )

    def __init__(self, *args: Any, publication: Publication | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ages = {*known_ages(), publication.age if publication else ""} - {""}
        self.fields["age"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", ALL_AGES),
            *((age, age) for age in sorted(ages)),
        ]
        for field in self.fields.values():
            field.error_messages["required"] = _("Hãy điền mục này.")

    def refuse(self, refusal: Refused) -> None:
        """A rule's sentence, beside the field it belongs to where the form shows it."""
        self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))


class NewForm(ChangeForm):
    slug = forms.CharField(
        label=_("Tên trong địa chỉ"),
        max_length=60,
        help_text=_(
            "Chữ thường không dấu, số, gạch nối, ví dụ: truong-tieu-hoc. Sau này không đổi được, "
            "vì các máy đã dùng địa chỉ ấy."
        ),
    )
    field_order = ("name", "slug", "categories", "age")


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Kết quả xem lại"), choices=CorrectionOutcome, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Lý do"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].error_messages["required"] = _("Hãy chọn một kết quả.")

    def refuse(self, refusal: Refused) -> None:
        self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
