"""What a person types about a change, a share, a superior, turned into plain arguments."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.directory.forms import Choices, date_field
from khien.directory.models import ChangeKind, Function, HierarchyKind, InstitutionType, ShareBasis

_SEVERAL = {ChangeKind.MERGE}
_ANOTHER = {ChangeKind.ABSORB, ChangeKind.PART_TRANSFER}
_NAMED = {ChangeKind.MERGE, ChangeKind.RENAME, ChangeKind.RETYPE, ChangeKind.CREATE}
_TYPED = {ChangeKind.MERGE, ChangeKind.RETYPE, ChangeKind.CREATE}
_CODED = {ChangeKind.MERGE, ChangeKind.RECODE, ChangeKind.CREATE}
_FIELDS = {
    "others": _SEVERAL,
    "other": _ANOTHER,
    "successors": {ChangeKind.SPLIT},
    "name": _NAMED,
    "type": _TYPED,
    "code": _CODED,
}
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,12})?")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
_PARTS = 3  # name; type; code


class ChangeForm(forms.Form):
    """Only the fields that a change of that kind has."""

    others = forms.CharField(
        label=_("Hợp nhất với"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Mã hoặc tên đúng của từng đơn vị vào ngày trước thay đổi, mỗi dòng một đơn vị."
        ),
        max_length=2000,
    )
    other = forms.CharField(
        label=_("Đơn vị nhận"),
        help_text=_("Mã hoặc tên đúng vào ngày trước thay đổi."),
        max_length=200,
    )
    successors = forms.CharField(
        label=_("Các đơn vị mới"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một đơn vị: tên; loại; mã. Loại và mã có thể bỏ trống."),
        max_length=2000,
    )
    name = forms.CharField(label=_("Tên mới"), max_length=200)
    type = forms.CharField(
        label=_("Loại"), required=False, max_length=60, help_text=_("Ví dụ: “Xã”, “Phường”.")
    )
    code = forms.CharField(label=_("Mã mới"), required=False, max_length=40)
    day = date_field(_("Thay đổi có từ ngày"))
    legal_basis = forms.CharField(
        label=_("Căn cứ"), max_length=250, help_text=_("Số và ngày của nghị quyết, quyết định.")
    )
    wording = forms.CharField(
        label=_("Lời của văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(
        self, *args: Any, kind: ChangeKind, institution: bool, coded: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, kinds in _FIELDS.items():
            if kind not in kinds or (name == "code" and not coded):
                del self.fields[name]
        if institution and "type" in self.fields:
            self.fields["type"] = forms.ChoiceField(
                label=_("Loại hình"), choices=InstitutionType.choices
            )
        if kind == ChangeKind.RECODE:
            self.fields["code"].required = True

    def clean_successors(self) -> list[tuple[str, str, str]]:
        rows = []
        for line in self.cleaned_data["successors"].splitlines():
            parts = [" ".join(part.split()) for part in line.split(";")]
            if any(parts):
                rows.append(tuple([*parts, "", ""][:_PARTS]))
        return rows  # type: ignore[return-value]  # three each

    def clean_others(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]


class TransferForm(forms.Form):
    function = forms.ChoiceField(label=_("Nhiệm vụ"), required=False)
    taker = forms.ChoiceField(label=_("Cơ quan nhận"))
    first_day = date_field(_("Từ ngày"))
    legal_basis = forms.CharField(
        label=_("Căn cứ"),
        required=False,
        max_length=250,
        help_text=_("Số và ngày của quyết định giao nhiệm vụ, nếu có."),
    )

    def __init__(
        self, *args: Any, functions: Iterable[Function], offices: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        carried = [(each.value, each.label) for each in functions]
        self.fields["function"].choices = [("", _("Mọi nhiệm vụ của cơ quan này")), *carried]  # type: ignore[attr-defined]  # a choice field
        self.fields["taker"].choices = [("", _("Chọn cơ quan")), *offices]  # type: ignore[attr-defined]  # a choice field


class SuperiorForm(forms.Form):
    kind = forms.ChoiceField(label=_("Quan hệ"), choices=HierarchyKind.choices)
    parent = forms.ChoiceField(label=_("Cấp trên"), required=False)
    first_day = date_field(_("Từ ngày"))

    def __init__(self, *args: Any, parents: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].choices = [("", _("Không còn cấp trên")), *parents]  # type: ignore[attr-defined]  # a choice field


class SharesForm(forms.Form):
    """Percentages, or plain amounts of which the shares are made exactly."""

    basis = forms.ChoiceField(label=_("Chia theo số nào"), choices=ShareBasis.choices)
    unit = forms.ChoiceField(
        label=_("Các số dưới đây là"),
        choices=[("percent", _("phần trăm")), ("amount", _("con số: người, học sinh, héc-ta"))],
    )
    source = forms.CharField(label=_("Theo nguồn nào"), required=False, max_length=250)

    def __init__(self, *args: Any, successors: dict[UUID, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.successors = successors
        for key, name in successors.items():
            self.fields[f"to_{key}"] = forms.CharField(label=name, max_length=30)

    def shares(self) -> dict[UUID, Fraction]:
        percent = self.cleaned_data["unit"] == "percent"
        amounts = {
            key: _amount(self.cleaned_data[f"to_{key}"], grouped=not percent)
            for key in self.successors
        }
        if percent:
            return {key: amount / 100 for key, amount in amounts.items()}
        total = sum(amounts.values())
        if not total:
            raise Refused(gettext("Cộng lại phải lớn hơn 0."))
        return {key: amount / total for key, amount in amounts.items()}


def _amount(text: str, *, grouped: bool) -> Fraction:
    """12,5 and 12.5 alike; `grouped`: 1.234 is one thousand and more, as Vietnamese write it."""
    plain = "".join(text.split())
    if "," in plain or (grouped and _GROUPED.fullmatch(plain)):
        plain = plain.replace(".", "").replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise Refused(gettext("“%(text)s” không phải là một số.") % {"text": text[:30]})
    return Fraction(plain)
