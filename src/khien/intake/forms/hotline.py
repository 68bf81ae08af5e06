"""What a counsellor writes down while somebody is speaking: the first field is enough."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.core.shipped import in_words
from khien.intake.forms.fields import Choice, Commune, Line, Lines, Words
from khien.intake.models import Answer, AskedBy, Channel, Door, HarmKind
from khien.intake.rules.codes import CodeStyle
from khien.intake.rules.report import NewReport


class HotlineForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    what_happened = Words(label=_("Người gọi kể gì?"), rows=7, required=False)
    danger_now = forms.ChoiceField(
        label=_("Trẻ có đang gặp nguy hiểm ngay lúc này không?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
    )
    offender_near = forms.ChoiceField(
        label=_("Người gây hại có ở gần trẻ không?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        initial=Answer.UNKNOWN,
    )
    door = forms.ChoiceField(
        label=_("Ai đang gọi?"),
        choices=Door.choices,
        widget=forms.RadioSelect,
        initial=Door.UNKNOWN,
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại việc"),
        choices=HarmKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    child_age = forms.IntegerField(
        label=_("Tuổi của trẻ"), min_value=0, max_value=120, required=False
    )
    commune = Commune(label=_("Xã, phường nơi xảy ra"))
    happened = Line(label=_("Xảy ra khi nào?"), required=False)
    platform = Line(label=_("Trên mạng, trò chơi, nhóm nào?"), required=False)
    urls = Lines(label=_("Đường dẫn, mỗi dòng một cái"), rows=2, required=False)
    handles = Lines(label=_("Tên tài khoản"), rows=2, required=False)
    phones = Lines(label=_("Số điện thoại của người gây hại"), rows=2, required=False)
    bank_accounts = Lines(label=_("Tài khoản ngân hàng"), rows=2, required=False)
    asks_for_support = forms.BooleanField(label=_("Người gọi xin hỗ trợ cho trẻ"), required=False)
    asked_by = forms.ChoiceField(
        label=_("Ai xin hỗ trợ?"), choices=[("", _("Chưa rõ")), *AskedBy.choices], required=False
    )
    contact_safe = forms.NullBooleanField(
        label=_("Liên lạc lại có an toàn không?"),
        widget=forms.Select(
            choices=[("unknown", _("chưa rõ")), ("true", _("có")), ("false", _("không"))]
        ),
    )
    safe_contact = Line(label=_("Khi nào, bằng cách nào thì an toàn?"), required=False)
    must_not_know = Line(
        label=_("Ai không được biết?"),
        help_text=_("Người hoặc cơ quan có tên ở đây sẽ không bao giờ thấy tin này."),
        required=False,
    )
    code_style = forms.ChoiceField(
        label=_("Mã theo dõi"),
        choices=[(CodeStyle.DIGITS, _("16 chữ số")), (CodeStyle.WORDS, _("6 từ tiếng Việt"))],
        widget=forms.RadioSelect,
        initial=CodeStyle.DIGITS,
    )

    def __init__(
        self, *args: Any, communes: Sequence[Choice], about: str = "", **kwargs: Any
    ) -> None:
        """`about`: the category of the contact this report is made of."""
        super().__init__(*args, **kwargs)
        if about:
            said = _("Cuộc liên hệ ghi: “%(about)s”. Xem lại rồi chọn cho đúng.")
            self.fields["kinds"].help_text = said % {"about": in_words(about)}
        self.fields["commune"].offer(communes, blank=_("Chưa rõ"))  # type: ignore[attr-defined]  # a commune field

    def facts(self, *, language: str) -> NewReport:
        said = dict(self.cleaned_data)
        del said["key"]
        said["commune_id"] = said.pop("commune")
        said["kinds"] = tuple(said["kinds"])
        for name, kind in (("danger_now", Answer), ("offender_near", Answer), ("door", Door)):
            said[name] = kind(said[name])
        said["code_style"] = CodeStyle(said["code_style"])
        return NewReport(**said, channel=Channel.HOTLINE, language=language)
