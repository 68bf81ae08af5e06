"""What the ledger's codes of the yearly report on security are called."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: dict[str, str | Promise] = {
    "SecurityReportMeasured": pgettext_lazy("đã xảy ra", "Đếm số liệu báo cáo an toàn thông tin"),
    "SecurityReportIssued": pgettext_lazy("đã xảy ra", "Ban hành báo cáo an toàn thông tin"),
    "SecurityReportTaken": pgettext_lazy("đã xảy ra", "Tải báo cáo an toàn thông tin"),
    "SecurityDateChanged": pgettext_lazy("đã xảy ra", "Đổi hạn báo cáo an toàn thông tin"),
}
