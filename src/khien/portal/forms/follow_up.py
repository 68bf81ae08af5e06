"""Coming back with the code, and what may then be said."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.intake.rules.mailbox import LONGEST_MESSAGE
from khien.portal.forms.fields import Files, Line, Words
from khien.privacy.models import Right
from khien.privacy.rules.rights import LONGEST_WORDS


class CodeForm(forms.Form):
    code = Line(
        label=_("Mã của bạn"),
        help_text=_(
            "16 chữ số hoặc 6 từ. Dấu cách, gạch nối, chữ hoa hay dấu đều không quan trọng."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Hãy viết mã vào đây.")},
    )


class MessageForm(forms.Form):
    text = Words(
        label=_("Viết thêm cho người đang xem tin"),
        rows=4,
        longest=LONGEST_MESSAGE,
        error_messages={"required": _("Hãy viết vài chữ.")},
    )


class AgainForm(forms.Form):
    text = Words(
        label=_("Chuyện gì đã xảy ra thêm?"),
        help_text=_("Không muốn viết thì để trống rồi bấm nút."),
        rows=3,
        longest=LONGEST_MESSAGE,
        required=False,
    )


class FilesForm(forms.Form):
    attachments = Files(
        label=_("Gửi thêm tệp"),
        help_text=_(
            "Đừng bao giờ gửi ảnh, phim có cảnh xâm hại hay ảnh riêng tư: hãy viết đường dẫn."
        ),
    )


class RightsForm(forms.Form):
    right = forms.ChoiceField(
        label=_("Muốn gì?"),
        choices=Right.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một điều.")},
    )
    words = Words(
        label=_("Viết thêm, nếu muốn"),
        help_text=_("Muốn sửa thì viết điều chưa đúng và điều đúng."),
        rows=3,
        longest=LONGEST_WORDS,
        required=False,
    )
