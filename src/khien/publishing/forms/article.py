"""An article as one form; the small forms beside it."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khien.curriculum.models import Language
from khien.publishing.actions import Words
from khien.publishing.models import ArticleKind, ArticleState, ArticleVersion
from khien.publishing.rules.article import MOST_LETTERS

_WRITTEN = "%Y-%m-%dT%H:%M"


def _area(label: Any, help_text: Any, rows: int, *, most: int, required: bool = False) -> Any:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=most, widget=widget
    )


class ArticleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại bài"), choices=ArticleKind)
    title = forms.CharField(label=_("Tên bài"), max_length=200)
    summary = _area(
        _("Tóm tắt"), _("Một, hai câu: hiện ở danh sách và khi bài được chia sẻ."), 3, most=400
    )
    body = _area(
        _("Nội dung"),
        _(
            "Dán từ Word cũng được. Dòng trống tách đoạn; ## đầu dòng là đề mục; - đầu dòng là "
            "danh sách; **chữ đậm**; [chữ](địa chỉ); [hình 1] là chỗ đặt hình."
        ),
        18,
        most=MOST_LETTERS * 4,  # pasted pages are longer than what is left of them
    )
    related = _area(
        _("Trang liên quan"),
        _("Mỗi dòng một địa chỉ của cổng này, như /phap-luat/nd-56-2017/."),
        3,
        most=2000,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs["data-paste"] = reverse("publishing:paste")

    def words(self) -> Words:
        said = self.cleaned_data
        lines = said["related"].splitlines()
        paths = tuple(line.strip() for line in lines if line.strip())
        return Words(said["title"], said["summary"], said["body"], paths)


def stored(version: ArticleVersion) -> dict[str, Any]:
    """As the form shows it."""
    return {
        "kind": version.article.kind,
        "title": version.title,
        "summary": version.summary,
        "body": version.body,
        "related": "\n".join(version.related),
    }


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=Language)


class ReviewArticleForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Ý kiến của bạn"),
        choices=[("good", _("Đăng bài này")), ("back", _("Cần sửa, trả lại"))],
        widget=forms.RadioSelect,
    )
    visible_from = forms.DateTimeField(
        label=_("Hẹn giờ đăng"),
        help_text=_("Để trống là đăng ngay."),
        required=False,
        input_formats=[_WRITTEN, "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_WRITTEN),
        error_messages={"invalid": _("Ghi ngày và giờ, như 26/11/2026 09:30.")},
    )
    remark = _area(_("Nhận xét"), _("Trả lại thì ghi rõ cần sửa gì."), 4, most=2000)


class WithdrawArticleForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao rút"),
        help_text=_("Ai mở địa chỉ cũ sẽ đọc câu này."),
        max_length=500,
    )


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=_("Tệp ảnh"),
        help_text=_("JPEG, PNG hoặc WebP. Nơi chụp, máy chụp ghi trong ảnh được bỏ đi."),
    )
    alt = forms.CharField(
        label=_("Tả ảnh bằng lời"),
        help_text=_("Cho người không nhìn thấy. Không nêu tên, không để lộ mặt trẻ em."),
        max_length=300,
    )
    credit = forms.CharField(
        label=_("Ảnh của ai"), max_length=150, required=False, help_text=_("Hiện dưới ảnh.")
    )


class VoiceForm(forms.Form):
    sound = forms.FileField(
        label=_("Tệp âm thanh"), help_text=_("MP3, Ogg hoặc M4A, không quá 2 MB.")
    )


class ArticlesFilter(forms.Form):
    """In the address, where `tieng` is the language of the page itself."""

    tim = forms.CharField(
        label=_("Chữ trong tên bài"),
        help_text=_("Có dấu hay không dấu đều tìm được."),
        required=False,
        max_length=100,
    )
    loai = forms.ChoiceField(
        label=_("Loại bài"), required=False, choices=[("", _("tất cả")), *ArticleKind.choices]
    )
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("tất cả")), *ArticleState.choices]
    )
    ngon_ngu = forms.ChoiceField(
        label=_("Ngôn ngữ"), required=False, choices=[("", _("tất cả")), *Language.choices]
    )
