"""Registering content, looking at it again, giving it up, and the filters of the list."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.directory.models import Organisation
from khien.intake.models import HarmKind
from khien.takedown.documents.words import MATTER
from khien.takedown.forms.fields import line, moment, words
from khien.takedown.models import Found, Grade
from khien.takedown.rules.places import LONGEST, MOST_PLACES

HARMS = [(harm.value, harm.label) for harm in HarmKind if harm in MATTER]


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Organisation) -> str:
        return str(getattr(obj, "name", obj.pk))


class RegisterForm(forms.Form):
    office = OfficeField(
        label=_("Đơn vị theo dõi"), queryset=Organisation.objects.none(), empty_label=None
    )
    places = forms.CharField(
        label=_("Nơi có nội dung"),
        help_text=_(
            "Mỗi dòng một nơi: đường dẫn, @tài khoản, hoặc tả bằng lời nếu là nhóm kín. "
            "Đừng gửi ảnh hay phim vào đây."
        ),
        max_length=MOST_PLACES * LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    harm = forms.ChoiceField(label=_("Gây hại thế nào"), choices=HARMS)
    about = words(
        _("Đây là nội dung gì"), _("Tả ngắn bằng lời, không ghi tên trẻ. Công văn in lại phần này.")
    )
    grade = forms.ChoiceField(
        label=_("Thang quốc tế"),
        help_text=_("Chỉ khi là nội dung xâm hại trẻ em, do người được tập huấn xếp."),
        required=False,
        choices=[("", _("không xếp")), *Grade.choices],
    )
    digest = line(
        _("Mã băm của nội dung"), _("Nếu đã có từ nền tảng hoặc công an."), required=False, most=128
    )
    seen_at = moment(_("Thấy lần đầu lúc"))

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OfficeField", self.fields["office"]).queryset = offices


class CheckForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    found = forms.ChoiceField(label=_("Nội dung bây giờ"), choices=Found, widget=forms.RadioSelect)
    note = words(_("Ghi chú"), _("Như đã xem từ đâu, thấy gì."), required=False, rows=3)


class WhyForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = words(_("Vì sao"))
