"""Forms about the people around a child, and about how the child speaks."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.models import SupportRequest
from khien.intake.rules.reference import report_reference
from khien.support.forms.parts import SeenForm, choice, day, line, several, words, yes
from khien.support.models import AfterSixteen, Difficulty, Safety, Sex, Tie
from khien.support.rules.case import ADULT_AT


class CarerForm(forms.Form):
    name = line(_("Tên"))
    relationship = line(_("Quan hệ với trẻ"), _("Ví dụ: mẹ, ông ngoại, cha dượng, cô giáo."))
    phone = line(_("Điện thoại"))
    safety = choice(_("Người này có an toàn cho trẻ không?"), Safety)
    is_suspect = yes(_("Bị nghi là người gây hại"))
    is_representative = yes(_("Là người đại diện của trẻ (cha, mẹ, người giám hộ)"))
    lives_with_child = yes(_("Đang ở cùng trẻ"))
    notes = words(_("Ghi chú"), help_text=_("Khi nào gọi được, ai không được biết."))


class TieForm(forms.Form):
    number = forms.IntegerField(label=_("Số hồ sơ kia"), min_value=1, max_value=10**15)
    tie = choice(_("Hai trẻ liên quan thế nào?"), Tie)


class StandingRequests(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def label_from_instance(self, obj: SupportRequest) -> str:
        number = report_reference(obj.report.number, obj.report.received_at)
        return f"{obj.get_asked_by_display()} – {number}"


class AnotherChildForm(forms.Form):
    """What differs between the two children; the rest is corrected in the new case."""

    tie = choice(_("Hai trẻ liên quan thế nào?"), Tie)
    name = line(_("Tên trẻ"), _("Chưa biết thì để trống."))
    sex = forms.ChoiceField(
        label=_("Giới tính"), choices=Sex, widget=forms.RadioSelect, initial=Sex.UNKNOWN
    )
    age = forms.IntegerField(label=_("Tuổi"), required=False, min_value=0, max_value=ADULT_AT - 1)
    age_is_estimate = yes(_("Tuổi ước lượng"))
    state_of_child = words(_("Tình trạng của trẻ lúc này"))
    requests = StandingRequests(
        label=_("Yêu cầu hỗ trợ mà hồ sơ này trả lời"),
        queryset=SupportRequest.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, requests: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("StandingRequests", self.fields["requests"]).queryset = requests
        if not requests:
            del self.fields["requests"]


class ProfileForm(SeenForm):
    languages = line(_("Trẻ nói tiếng gì?"), _("Tiếng trẻ nói ở nhà viết trước."))
    needs_interpreter = yes(_("Cần người phiên dịch"))
    difficulties = several(_("Trẻ gặp khó khăn khi"), Difficulty)
    disability = words(_("Khuyết tật, sức khỏe cần biết"))
    what_helps = words(
        _("Điều gì giúp trẻ dễ nói, thấy yên tâm?"),
        help_text=_("Ví dụ: có bà ngồi cạnh, vẽ thay vì nói, nghỉ giữa chừng."),
    )


class WordsForm(forms.Form):
    words = words(
        _("Trẻ nói gì, bằng lời của trẻ"),
        required=True,
        help_text=_("Ghi đúng lời, không sửa. Trẻ vẽ hoặc ra hiệu thì tả lại."),
        rows=5,
    )
    said_on = day(_("Ngày trẻ nói"))
    setting = line(_("Trong hoàn cảnh nào"), _("Ai có mặt, bằng tiếng gì, ở đâu."))


class SixteenForm(forms.Form):
    outcome = choice(_("Từ 16 tuổi thì sao?"), AfterSixteen)
    words = words(
        _("Theo luật nào, ai giúp tiếp, đã bàn với ai"),
        required=True,
        help_text=_("Bàn giao thì ghi nơi nhận, người nhận, ngày bàn giao."),
        rows=4,
    )


class MinorsCaseForm(forms.Form):
    """The school, the guardian come along; the rest is corrected in the new case."""

    name = line(_("Tên"), _("Chưa biết thì để trống."))
    sex = forms.ChoiceField(
        label=_("Giới tính"), choices=Sex, widget=forms.RadioSelect, initial=Sex.UNKNOWN
    )
    age = forms.IntegerField(label=_("Tuổi"), required=False, min_value=0, max_value=ADULT_AT - 1)
    age_is_estimate = yes(_("Tuổi ước lượng"))
    what_happened = words(
        _("Vì sao em cần được giúp"),
        required=True,
        help_text=_("Đừng ghi tên trẻ bị hại."),
        rows=4,
    )


class OwnCaseForm(forms.Form):
    number = forms.IntegerField(
        label=_("Số hồ sơ riêng của em"),
        help_text=_("Để trống là gỡ chỗ nối."),
        required=False,
        min_value=1,
        max_value=10**15,
    )


class MinorForm(SeenForm):
    name = line(_("Tên"), _("Chưa biết thì để trống."))
    age = forms.IntegerField(label=_("Tuổi"), required=False, min_value=0, max_value=ADULT_AT - 1)
    age_is_estimate = yes(_("Tuổi ước lượng"))
    school = line(_("Trường, lớp"))
    guardian = line(_("Cha mẹ, người giám hộ"))
    knows_child = line(_("Quen biết với trẻ bị hại thế nào"))
    lives_with_child = yes(_("Đang ở cùng trẻ bị hại"))
    support = words(
        _("Đang giúp em này thế nào"),
        help_text=_("Ai nói chuyện với em và gia đình, em cần gì để không lặp lại."),
        rows=4,
    )
