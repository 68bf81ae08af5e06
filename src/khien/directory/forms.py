"""What a person types about organisations, turned into plain arguments."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from khien.directory.models import InstitutionType, Kind, Scheme

Choices = Iterable[tuple[Any, Any]]
_YEAR_BEGINS = 8  # the month


_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)
_YEARS = _("Ghi một ngày từ năm 1900 đến năm 2100.")


def date_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    years = [MinValueValidator(_EARLIEST, _YEARS), MaxValueValidator(_LATEST, _YEARS)]
    return forms.DateField(label=label, widget=widget, validators=years, **options)


class FilterForm(forms.Form):
    q = forms.CharField(
        label=_("Tên hoặc mã"),
        required=False,
        max_length=100,
        help_text=_("Gõ có dấu hay không dấu đều được."),
    )
    kind = forms.ChoiceField(
        label=_("Nhóm"),
        required=False,
        choices=[("", _("Trường, cơ sở và cơ quan")), *Kind.choices],
    )
    type = forms.ChoiceField(
        label=_("Loại hình"),
        required=False,
        choices=[("", _("Tất cả")), *InstitutionType.choices],
    )
    commune = forms.ChoiceField(label=_("Xã, phường"), required=False)
    on = date_field(_("Tính đến ngày"), required=False)

    def __init__(self, *args: Any, communes: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["commune"].choices = [("", _("Tất cả")), *communes]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> dict[str, Any]:
        """What narrows the list; a filter that is not understood narrows nothing."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        names = {"q": "text", "kind": "kind", "type": "institution_type"}
        found = {names[name]: value for name, value in said.items() if name in names}
        if "commune" in said:
            found["commune_id"] = UUID(said["commune"])
        return found


class ResolveForm(forms.Form):
    scheme = forms.ChoiceField(label=_("Loại mã"), choices=Scheme.choices)
    value = forms.CharField(label=_("Mã"), max_length=40)
    on = date_field(_("Ngày"), help_text=_("Cùng một mã có thể là đơn vị khác vào một ngày khác."))


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("Bảng .xlsx hoặc .csv, không quá 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    first_day = date_field(
        _("Trường mới có từ ngày"),
        help_text=_("Trường đã có trong danh mục được sửa từ hôm nay."),
    )


class ConversionForm(forms.Form):
    file = forms.FileField(
        label=_("Bảng chuyển đổi"),
        help_text=_("Bảng .xlsx hoặc .csv, không quá 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    first_day = date_field(
        _("Thay đổi có hiệu lực từ ngày"),
        help_text=_("Mã cũ được hiểu theo ngày hôm trước, mã mới theo ngày này."),
    )


class BoundariesForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp ranh giới"),
        help_text=_("Tệp GeoJSON, không quá 20 MB, tọa độ WGS 84."),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
    )
    first_day = date_field(_("Ranh giới đúng từ ngày"))


class EnrolmentForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp sĩ số"),
        help_text=_("Bảng .xlsx hoặc .csv, không quá 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    school_year = forms.ChoiceField(label=_("Năm học"))
    counted_on = date_field(_("Số liệu tính đến ngày"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        begun = today.year if today.month >= _YEAR_BEGINS else today.year - 1
        codes = [f"{year}-{year + 1}" for year in (begun, begun - 1, begun - 2)]
        self.fields["school_year"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]  # a choice field
        self.fields["counted_on"].initial = today


class TraitForm(forms.Form):
    first_day = date_field(_("Từ ngày"))
    law = forms.CharField(
        label=_("Theo danh sách nào"),
        required=False,
        max_length=250,
        help_text=_("Số và ngày của quyết định phê duyệt danh sách."),
    )
    communes = forms.MultipleChoiceField(
        label=_("Xã, phường"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, communes: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["communes"].choices = list(communes)  # type: ignore[attr-defined]  # a choice field


class NameForm(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=200)
    first_day = date_field(_("Từ ngày"))


class ReachForm(forms.Form):
    contact = forms.CharField(
        label=_("Liên hệ"),
        required=False,
        max_length=500,
        help_text=_("Điện thoại, địa chỉ: mỗi dòng một điều. Mọi người đọc được."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hours = forms.CharField(
        label=_("Giờ làm việc"),
        required=False,
        max_length=300,
        help_text=_("Khi nào có người ở đó, như: thứ hai đến thứ sáu, 7:30–11:30 và 13:30–17:00."),
    )
    first_day = date_field(_("Từ ngày"))


class OfficeForm(NameForm):
    kind = forms.ChoiceField(
        label=_("Nhóm"),
        choices=[(kind.value, kind.label) for kind in (Kind.AGENCY, Kind.MASS_ORGANISATION)],
    )


class BindForm(forms.Form):
    office = forms.ChoiceField(label=_("Cơ quan"))
    first_day = date_field(_("Từ ngày"))
    legal_basis = forms.CharField(
        label=_("Căn cứ"),
        required=False,
        max_length=250,
        help_text=_("Số và ngày của quyết định giao nhiệm vụ, nếu có."),
    )

    def __init__(self, *args: Any, offices: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["office"].choices = [("", _("Chọn cơ quan")), *offices]  # type: ignore[attr-defined]  # a choice field


class ProvinceForm(forms.Form):
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"))

    def __init__(self, *args: Any, provinces: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["province"].choices = list(provinces)  # type: ignore[attr-defined]  # a choice field


class TerritoryForm(forms.Form):
    xa = forms.ChoiceField(label=_("Địa bàn"), required=False)

    def __init__(self, *args: Any, territories: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["xa"].choices = list(territories)  # type: ignore[attr-defined]  # a choice field
