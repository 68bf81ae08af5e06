"""What the ledger's codes of everyday work are called: mail, saved filters, many rows at once."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: dict[str, str | Promise] = {
    "MailChoicesChanged": pgettext_lazy("đã xảy ra", "Đổi lúc nhận thư nhắc"),
    "FilterSaved": pgettext_lazy("đã xảy ra", "Lưu một bộ lọc"),
    "FilterRemoved": pgettext_lazy("đã xảy ra", "Xóa một bộ lọc"),
    "BulkDone": pgettext_lazy("đã xảy ra", "Làm một việc với nhiều mục"),
    "BulkUndone": pgettext_lazy("đã xảy ra", "Hoàn tác việc làm với nhiều mục"),
    "RemindedByHand": pgettext_lazy("đã xảy ra", "Đôn đốc một việc"),
    "ReminderTakenBack": pgettext_lazy("đã xảy ra", "Rút lời đôn đốc"),
    "ReportAssigned": pgettext_lazy("đã xảy ra", "Giao tin báo cho một người"),
    "InvitationEnded": pgettext_lazy("đã xảy ra", "Thu hồi liên kết mời"),
}
