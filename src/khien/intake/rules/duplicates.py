"""Why two reports may tell of the same thing, in words. A proposal: a person decides."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.intake.models import IdentifierKind

SAME: dict[str, str | Promise] = {
    IdentifierKind.URL: _("cùng đường dẫn"),
    IdentifierKind.HANDLE: _("cùng tên tài khoản"),
    IdentifierKind.PHONE: _("cùng số điện thoại"),
    IdentifierKind.BANK_ACCOUNT: _("cùng tài khoản ngân hàng"),
    IdentifierKind.DOMAIN: _("cùng trang mạng"),
    "exhibit": _("cùng ảnh hoặc tệp"),
    "text": _("lời kể giống nhau"),
}

# Two reports naming the same large site tell of the same place, not of the same act.
WEAK = frozenset({IdentifierKind.DOMAIN})
