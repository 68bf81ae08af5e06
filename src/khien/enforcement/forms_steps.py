"""Forms of a violation's steps: verification, and whatever a step of its path asks."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.directory.models import Organisation
from khien.documents.content import Signer
from khien.enforcement.forms import LONGEST, OfficeField
from khien.enforcement.models import AgeGroup, Branch, Tried
from khien.enforcement.rules.said import ASKS, Said
from khien.enforcement.rules.states import Step
from khien.enforcement.wording_steps import HELPS, LABELS
from khien.law.citing import cited
from khien.law.models import Provision

MOST_DONG = 10**12
PAPER = ("paper", "authority", "title", "name")


def _line(label: Any, length: int = 200, help_text: Any = "") -> Any:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=length)


def _paragraph(label: Any, rows: int = 3) -> Any:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=LONGEST, widget=widget)


class ProvisionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: Provision) -> str:
        return cited(obj)


class VerifyForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    age_group = forms.ChoiceField(
        label=_("Nhóm tuổi của người vi phạm"), choices=AgeGroup, widget=forms.RadioSelect
    )
    branch = forms.ChoiceField(label=_("Hướng xử lý"), choices=Branch, widget=forms.RadioSelect)
    provisions = ProvisionsField(
        label=_("Điều luật áp dụng"),
        help_text=_("Chọn một hoặc nhiều điều; chỉ những điều có hiệu lực vào ngày xảy ra."),
        queryset=Provision.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, provisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ProvisionsField", self.fields["provisions"]).queryset = provisions


def _day() -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=_("Ngày"), required=False, widget=widget)


class StepForm(forms.Form):
    """Only what the step asks; the rule says which of it is missing."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = forms.DateField(
        label=_("Ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    number = _line(_("Số"), length=60)
    fine_vnd = forms.IntegerField(
        label=_("Tiền phạt (đồng)"), required=False, min_value=0, max_value=MOST_DONG
    )
    remedy = _paragraph(_("Biện pháp khắc phục, giáo dục"))
    receiver = OfficeField(
        label=_("Cơ quan nhận"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Nơi khác, ghi tên bên dưới"),
    )
    outside = _line(_("Tên cơ quan khác, nếu không có trong danh bạ"))
    tried = forms.MultipleChoiceField(
        label=_("Đã làm gì để tìm người vi phạm"),
        choices=Tried.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = _paragraph(pgettext_lazy("vi phạm", "Nội dung"))
    obstacle = _paragraph(_("Trở ngại khách quan, nếu khiếu nại quá hạn"), rows=2)
    paper = forms.BooleanField(
        label=_("Lập văn bản bằng Khiên và lấy số trong sổ của đơn vị"),
        help_text=_(
            "Để trống ô số. Khi lưu, văn bản được đánh số và in với ngày hôm nay, để người ký ký. "
            "Không đánh dấu nếu văn bản đã có số."
        ),
        required=False,
    )
    authority = _line(
        _("Ký với tư cách"),
        length=250,
        help_text=_("TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh)… Không có thì để trống."),
    )
    title = _line(_("Chức vụ của người ký"), length=250)
    name = _line(_("Họ và tên người ký"), length=250)

    def __init__(
        self,
        *args: Any,
        branch: Branch,
        step: Step,
        bodies: Any,
        writes: bool = False,
        **kwargs: Any,
    ) -> None:
        """`writes`: the official paper of the step can be made with it."""
        super().__init__(*args, **kwargs)
        asked = {"seen", *ASKS[branch, step], *(PAPER if writes else ())}
        for name in set(self.fields) - asked:
            del self.fields[name]
        for name, field in self.fields.items():
            field.label = str(LABELS.get((step, name), field.label))
            field.help_text = str(HELPS.get((step, name), field.help_text))
        if "receiver" in self.fields and bodies:
            cast("OfficeField", self.fields["receiver"]).queryset = bodies
        elif "receiver" in self.fields:
            del self.fields["receiver"]

    @classmethod
    def typed(cls, data: QueryDict) -> list[tuple[Any, str]]:
        """What somebody wrote for a step that is no more, beside what it was asked as."""
        texts = ("number", "fine_vnd", "remedy", "outside", "words", "obstacle")
        fields = cls.base_fields
        return [(fields[name].label, str(data[name])) for name in texts if data.get(name)]

    def said(self) -> Said:
        apart = {"seen", *PAPER}
        values = {key: value for key, value in self.cleaned_data.items() if key not in apart}
        receiver: Organisation | None = values.pop("receiver", None)
        tried = tuple(values.pop("tried", ()))
        return Said(receiver=receiver.pk if receiver else None, tried=tried, **values)

    def signer(self) -> Signer | None:
        """Who signs the paper that is to be made; None where none is."""
        said = self.cleaned_data
        if not said.get("paper"):
            return None
        return Signer(said["authority"], said["title"], said["name"])
