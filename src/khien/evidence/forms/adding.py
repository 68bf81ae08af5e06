"""Files as staff bring them in; what may be kept is said file by file when they are examined."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.evidence.models import HolderKind

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class ManyFiles(forms.FileField):
    """A list of files; empty ones are left for the examination to refuse by name."""

    class Widget(forms.FileInput):
        allow_multiple_selected = True

    widget = Widget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        chosen = [file for file in data or [] if file is not None]
        if not chosen:
            super().clean(None, initial)
        return [super(ManyFiles, self).clean(file, initial) for file in chosen]


class ExhibitForm(forms.Form):
    exhibits = ManyFiles(
        label=_("Tệp"),
        help_text=_(
            "Chọn được nhiều tệp một lần: ảnh, PDF, Word, văn bản, âm thanh hoặc phim; "
            "mỗi tệp không quá 4 GB. Tệp lớn được gửi từng phần; mất kết nối thì gửi tiếp được."
        ),
    )
    origin = forms.CharField(
        label=_("Là gì, lấy từ đâu"),
        max_length=300,
        help_text=_("Ví dụ: ảnh chụp màn hình tin nhắn đe dọa, biên bản làm việc với gia đình."),
    )


class ReleaseForm(forms.Form):
    to = forms.CharField(
        label=_("Trả lại cho ai"), max_length=200, help_text=_("Họ tên, quan hệ hoặc cơ quan.")
    )
    why = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class BeginForm(forms.Form):
    """What the script tells of a large file before its first piece."""

    holder = forms.UUIDField()
    holder_kind = forms.ChoiceField(choices=HolderKind.choices)
    name = forms.CharField(max_length=400, strip=False)
    size = forms.IntegerField(min_value=0)
    changed = forms.IntegerField()
    origin = forms.CharField(max_length=300)
