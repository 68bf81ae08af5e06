"""The small forms: a new lesson, a language, a reading, a withdrawal, a recording."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.curriculum.models import Band, Language, Strand, VersionState


class NewLessonForm(forms.Form):
    title = forms.CharField(label=_("Tên bài"), max_length=200)
    band = forms.ChoiceField(label=_("Cho ai"), choices=Band)
    strand = forms.ChoiceField(label=_("Chủ đề chính"), choices=Strand)
    code = forms.CharField(
        label=_("Mã bài"),
        help_text=_("Chữ thường không dấu, số và gạch nối; không đổi được về sau."),
        max_length=40,
    )


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=Language)


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Ý kiến của bạn"),
        choices=[("good", _("Dạy được")), ("back", _("Cần sửa, trả lại"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Nhận xét"),
        help_text=_("Trả lại thì ghi rõ cần sửa gì."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WithdrawLessonForm(forms.Form):
    why = forms.CharField(label=_("Vì sao rút"), max_length=500)


class SoundForm(forms.Form):
    sound = forms.FileField(
        label=_("Tệp âm thanh"), help_text=_("MP3, Ogg hoặc M4A, không quá 2 MB.")
    )


class LessonsFilter(forms.Form):
    """In the address."""

    cho = forms.ChoiceField(
        label=_("Cho ai"), required=False, choices=[("", _("tất cả")), *Band.choices]
    )
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("tất cả")),
            *(s for s in VersionState.choices if s[0] != VersionState.REPLACED),
        ],
    )
