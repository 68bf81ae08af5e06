"""Forms of banks: what is said of one, entries by hand, a file, the way out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.screening.models import ApiKey, Category, Matter, Reason, Sharing
from khien.screening.rules.banks import (
    BANK_STATES,
    ENTRY_STATES,
    EXPORT_FORMS,
    Details,
    ages_of,
)

LONGEST = 100_000  # characters typed by hand


def _day(label: Any, help_text: Any = "") -> Any:
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def refuse(form: forms.Form, refused: Refused) -> None:
    """A rule's sentence, put where the person looks for it."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


class DetailsForm(forms.Form):
    """What may be changed later too."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Tên kho"), max_length=120)
    category = forms.ChoiceField(
        label=_("Loại nội dung"), choices=[("", _("Chọn loại")), *Category.choices]
    )
    harmless = forms.BooleanField(
        label=_("Kho vô hại: những gì ở đây không bao giờ bị coi là vi phạm"), required=False
    )
    source = forms.CharField(
        label=_("Nguồn"), max_length=300, help_text=_("Ai lập danh sách này, lấy ở đâu.")
    )
    terms = forms.CharField(
        label=_("Điều khoản sử dụng"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sharing = forms.ChoiceField(
        label=_("Được chia sẻ đến đâu"),
        choices=Sharing,
        widget=forms.RadioSelect,
        initial=Sharing.HERE,
    )
    ages = forms.CharField(
        label=_("Nhóm tuổi"),
        required=False,
        max_length=120,
        help_text=_("Chỉ cho kho địa chỉ, ví dụ 6-10, 11-15. Để trống là mọi lứa tuổi."),
    )
    expires_on = _day(_("Hết hạn ngày"), _("Từ ngày này cả kho không còn tác dụng."))

    def clean_ages(self) -> str:
        try:
            return ", ".join(ages_of(self.cleaned_data["ages"]))
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def details(self) -> Details:
        said = self.cleaned_data
        names = ("name", "category", "harmless", "source", "terms", "sharing", "expires_on")
        return Details(ages=ages_of(said.get("ages", "")), **{name: said[name] for name in names})


class BankForm(DetailsForm):
    matter = forms.ChoiceField(label=_("Kho giữ gì"), choices=Matter, widget=forms.RadioSelect)
    reference = forms.CharField(
        label=_("Tên gọi cho phần mềm"),
        required=False,
        max_length=60,
        help_text=_("Chữ thường không dấu, số, gạch ngang. Để trống thì lấy theo tên kho."),
    )
    field_order = ("matter", "name", "reference")


class BanksForm(forms.Form):
    """Filters of the list, in the address."""

    tim = forms.CharField(label=_("Tên, tên gọi hoặc nguồn"), required=False, max_length=120)
    giu = forms.ChoiceField(
        label=_("Kho giữ gì"), required=False, choices=[("", _("tất cả")), *Matter.choices]
    )
    loai = forms.ChoiceField(
        label=_("Loại nội dung"), required=False, choices=[("", _("tất cả")), *Category.choices]
    )
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", _("tất cả")), *((k.value, v) for k, v in BANK_STATES.items())],
    )


class EntriesForm(forms.Form):
    """Filters of the entries of one bank, in the address."""

    tim = forms.CharField(label=_("Tìm đúng một mục"), required=False, max_length=2000)
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", _("tất cả")), *((k.value, v) for k, v in ENTRY_STATES.items())],
    )

    def __init__(self, *args: Any, matter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pictures = matter == Matter.PICTURES
        self.fields["tim"].help_text = (
            _("Dán cả dấu vân (32 hoặc 64 chữ số).")
            if pictures
            else _("Ghi tên miền hoặc địa chỉ.")
        )


class AddForm(forms.Form):
    entries = forms.CharField(
        label=_("Các mục trong kho"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)
    expires_on = _day(_("Hết hạn ngày"), _("Để trống thì không hết hạn."))

    def __init__(self, *args: Any, matter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entries"].help_text = (
            _("Mỗi dòng một dấu vân: PDQ viết thẳng; loại khác ghi loại trước, như “md5 …”.")
            if matter == Matter.PICTURES
            else _("Mỗi dòng một tên miền hoặc địa chỉ.")
        )


class FileForm(forms.Form):
    file = forms.FileField(label=_("Tệp"))
    expires_on = _day(
        _("Hết hạn ngày"), _("Cho những dòng không tự ghi ngày. Để trống thì không hết hạn.")
    )

    def __init__(self, *args: Any, matter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = (
            _("CSV, từng dòng hoặc CSV của threatexchange, STIX 2.1; không quá 150 MB.")
            if matter == Matter.PICTURES
            else _("Mỗi dòng một địa chỉ, tệp hosts, AdGuard hoặc vùng RPZ; không quá 150 MB.")
        )


class KeyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: ApiKey) -> str:
        return f"{obj.holder} ({obj.name})"


class ExportingForm(forms.Form):
    form = forms.ChoiceField(label=_("Dạng tệp"), widget=forms.RadioSelect)
    key = KeyField(
        label=_("Đối tác nhận tệp"),
        queryset=ApiKey.objects.none(),
        required=False,
        empty_label=_("Chọn đối tác"),
    )

    def __init__(self, *args: Any, matter: str, keys: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(k.value, v) for k, v in EXPORT_FORMS[Matter(matter)].items()]
        self.fields["form"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["form"].initial = choices[0][0]
        if keys is None:
            del self.fields["key"]
        else:
            self.fields["key"].queryset = keys  # type: ignore[attr-defined]  # a field of rows


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Lý do gỡ"), choices=[("", _("Chọn lý do")), *Reason.choices]
    )
    note = forms.CharField(label=_("Nói rõ thêm"), required=False, max_length=300)


class ExpiryForm(forms.Form):
    expires_on = _day(
        _("Hết hạn ngày"), _("Từ ngày này mục không còn tác dụng. Để trống thì không hết hạn.")
    )
