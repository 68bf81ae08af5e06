"""Why a line was refused, in the reader's words: `khien_detect` says it in English."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXPIRED = "expired already"
AN_EXCEPTION = "an exception, which belongs in a bank of what is harmless"

_WORDS: tuple[tuple[str, str | Promise], ...] = (
    (EXPIRED, _("Đã hết hạn.")),
    (AN_EXCEPTION, _("Dòng cho phép: hãy nhập vào một kho vô hại.")),
    (r"longer than (?P<most>\d+) characters", _("Dòng dài hơn %(most)s ký tự.")),
    (r"a line longer than (?P<most>\d+) bytes", _("Dòng dài hơn %(most)s byte.")),
    (r"bytes that are not UTF-8", _("Có ký tự không thuộc bảng mã UTF-8.")),
    (r"not a line of CSV: .*", _("Không phải là một dòng CSV.")),
    (r"not a STIX bundle", _("Không phải là một gói STIX.")),
    (r"an indicator without a file hash", _("Dấu hiệu này không có dấu vân của tệp nào.")),
    (
        r"hashes of the kind “(?P<kind>.*)” are not known",
        _("Không biết loại dấu vân “%(kind)s”."),
    ),
    (
        r"(?P<kind>\w+) has (?P<right>\d+) digits, not (?P<wrong>\d+)",
        _("Dấu vân %(kind)s có %(right)s chữ số, ở đây có %(wrong)s."),
    ),
    (r"a space inside a hash", _("Có dấu cách giữa dấu vân.")),
    (r"non-hexadecimal number .*", _("Dấu vân chỉ gồm chữ số 0–9 và chữ a–f.")),
    (r"Invalid isoformat string: .*", _("Ngày phải viết như 2026-12-31.")),
    (r"(?:year|month|day) .*(?:range|must be).*", _("Ngày này không có thật.")),
    (
        r"hides parts of a page; .*",
        _("Dòng này ẩn một phần trang; ở đây chỉ chặn được cả tên miền hoặc địa chỉ."),
    ),
    (
        r"several words, and the first is no IP address .*",
        _("Có nhiều từ mà từ đầu không phải địa chỉ IP như trong tệp hosts."),
    ),
    (
        r"an option that narrows the rule, .*",
        _("Dòng này chỉ chặn trong một số trường hợp; hệ thống không chặn rộng hơn."),
    ),
    (
        r"a pattern; .*",
        _("Đây là một mẫu; chỉ *. ở đầu mới dùng được, cho mọi tên bên dưới."),
    ),
    (r"no host that can be looked up", _("Không có tên miền nào tra được.")),
    (
        r"only what follows # tells the page, .*",
        _("Chỉ phần sau dấu # mới nói là trang nào, mà phần đó không bao giờ được gửi đi."),
    ),
    (
        r"a public suffix: .*",
        _("Đây là đuôi tên miền dùng chung: sẽ chặn nhầm mọi trang bên dưới."),
    ),
    (r"an address longer than (?P<most>\d+) characters", _("Địa chỉ dài hơn %(most)s ký tự.")),
    (
        r"an IP address that is not on the Internet",
        _("Địa chỉ IP này không có trên Internet."),
    ),
    (r"a name of the machine itself", _("Đây là tên của chính máy đó.")),
    (r"a name without a dot", _("Tên không có dấu chấm nào.")),
    (r"no record of a policy zone", _("Không phải là một dòng của vùng RPZ.")),
    (
        r"a command that brings in lines from elsewhere",
        _("Lệnh này lấy thêm dòng từ nơi khác."),
    ),
    (r"a name outside the zone", _("Tên này nằm ngoài vùng.")),
    (
        r"a policy by IP address or name server, not by name",
        _("Dòng này chặn theo địa chỉ IP hoặc máy chủ tên miền, không theo tên."),
    ),
)
_TABLE = [(re.compile(pattern, re.DOTALL), words) for pattern, words in _WORDS]


def in_words(reason: str) -> str:
    """A reason that is not in the table is told as it is."""
    for pattern, words in _TABLE:
        if found := pattern.fullmatch(reason):
            return str(words) % found.groupdict() if found.groupdict() else str(words)
    return reason
