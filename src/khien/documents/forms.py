"""Issuing and voiding a document, the register's filters, numbers given by hand, settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.models import Certainty
from khien.documents.content import Signer
from khien.documents.models import DocumentType, Letterhead
from khien.law.forms import Revised

_LINE, _LONG = 250, 2_000


def _line(label: Any, help_text: Any = "", *, required: bool = True, most: int = _LINE) -> Any:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


def _lines(label: Any, help_text: Any = "", *, required: bool = False, rows: int = 3) -> Any:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=_LONG, widget=widget
    )


class IssueForm(forms.Form):
    """Who signs, in what capacity, and who receives it."""

    authority = _line(
        _("Ký với tư cách"),
        _("TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh)… Không có thì để trống."),
        required=False,
    )
    title = _line(_("Chức vụ của người ký"))
    name = _line(_("Họ và tên người ký"))
    recipients = _lines(_("Nơi nhận"), _("Mỗi dòng một nơi."))

    def signer(self) -> Signer:
        said = self.cleaned_data
        return Signer(said["authority"], said["title"], said["name"])

    def recipient_lines(self) -> tuple[str, ...]:
        lines = self.cleaned_data["recipients"].splitlines()
        return tuple(line.strip().removeprefix("-").strip() for line in lines if line.strip())


class VoidForm(forms.Form):
    reason = _lines(_("Lý do hủy"), required=True)


class MakeForm(forms.Form):
    which = forms.ChoiceField(label=_("Văn bản cần lập"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = offered  # type: ignore[attr-defined]  # it is a ChoiceField


class RegisterForm(forms.Form):
    """Filters, in the address."""

    co_quan = forms.ChoiceField(label=_("Cơ quan"), required=False)
    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    loai = forms.ChoiceField(label=_("Loại văn bản"), required=False)

    def __init__(
        self,
        *args: Any,
        offices: list[tuple[str, str]],
        years: list[int],
        kinds: list[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["co_quan"].choices = offices  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["nam"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]  # the same again
        self.fields["loai"].choices = [  # type: ignore[attr-defined]  # the same again
            ("", _("tất cả")),
            *((kind or "-", kind or _("công văn")) for kind in kinds),
        ]


class OutsideForm(forms.Form):
    """Numbers the office has given by hand this year, outside Khiên."""

    kind = forms.ModelChoiceField(
        label=_("Loại văn bản"),
        queryset=DocumentType.objects.none(),
        empty_label=_("Hãy chọn"),
        to_field_name="code",
    )
    up_to = forms.IntegerField(label=_("Đã dùng đến số"), min_value=1, max_value=99_999)
    abstract = _line(_("Dùng cho việc gì"), _("Không ghi tên trẻ em."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        kinds = DocumentType.objects.order_by("abbreviation", "code").distinct("abbreviation")
        field.queryset = kinds  # type: ignore[attr-defined]  # it is a ModelChoiceField
        field.label_from_instance = _kind_name  # type: ignore[attr-defined]  # the same again


def _kind_name(kind: DocumentType) -> str:
    return f"{kind.title} ({kind.abbreviation})" if kind.abbreviation else str(_("Công văn"))


class LetterheadForm(Revised):
    superior = _lines(
        _("Cơ quan cấp trên"), _("In phía trên tên cơ quan. Không có thì để trống."), rows=2
    )
    name = _lines(_("Tên cơ quan"), _("In chữ hoa, xuống dòng như bạn gõ."), required=True, rows=2)
    place = _line(_("Địa danh"), _("Viết trước ngày tháng."), most=120)
    symbol = _line(_("Ký hiệu của cơ quan"), _("Ví dụ UBND."), most=30)
    unit = _line(_("Ký hiệu của bộ phận soạn công văn"), _("Ví dụ BVTE."), required=False, most=30)

    @staticmethod
    def of(letterhead: Letterhead) -> dict[str, object]:
        names = ("superior", "name", "place", "symbol", "unit", "revision")
        return {name: getattr(letterhead, name) for name in names}


class TypeForm(Revised):
    form = _line(pgettext_lazy("biểu mẫu", "Mẫu số"), required=False, most=60)
    title = _line(_("Tên loại"), _("Công văn không có tên loại."), required=False, most=120)
    abstract = _line(_("Trích yếu"), _("Không ghi tên trẻ em."))
    abbreviation = _line(
        _("Chữ viết tắt"), _("Số được đếm theo chữ này, ví dụ QĐ."), required=False, most=12
    )
    grounds = _lines(_("Căn cứ"), _("Mỗi dòng một căn cứ; chỉ ghi luật đã đọc."), rows=5)
    law = _line(_("Luật quy định văn bản này"), required=False, most=200)
    certainty = forms.ChoiceField(
        label=_("Chắc đến đâu"), choices=Certainty, widget=forms.RadioSelect
    )

    @staticmethod
    def of(kind: DocumentType) -> dict[str, object]:
        names = ("form", "title", "abstract", "abbreviation", "grounds", "law", "certainty")
        return {name: getattr(kind, name) for name in (*names, "revision")}
