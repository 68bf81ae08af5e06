"""What the ledger's codes of content to take down and of units' capacity are called."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: dict[str, str | Promise] = {
    "ContentRegistered": pgettext_lazy("đã xảy ra", "Ghi nội dung cần gỡ"),
    "ContentRead": pgettext_lazy("đã xảy ra", "Xem nội dung cần gỡ"),
    "ContentChecked": pgettext_lazy("đã xảy ra", "Xem nội dung còn ở đó không"),
    "ContentCheckHandedOver": pgettext_lazy("đã xảy ra", "Máy để người xem lại nội dung"),
    "ContentReappeared": pgettext_lazy("đã xảy ra", "Nội dung xuất hiện lại"),
    "ContentLeft": pgettext_lazy("đã xảy ra", "Thôi theo một nội dung"),
    "ContentTakenUpAgain": pgettext_lazy("đã xảy ra", "Theo tiếp một nội dung"),
    "TakedownDrafted": pgettext_lazy("đã xảy ra", "Soạn yêu cầu gỡ"),
    "TakedownSent": pgettext_lazy("đã xảy ra", "Gửi yêu cầu gỡ"),
    "TakedownAnswered": pgettext_lazy("đã xảy ra", "Ghi kết quả yêu cầu gỡ"),
    "TakedownMailTaken": pgettext_lazy("đã xảy ra", "Tải thư điện tử của yêu cầu gỡ"),
    "PreservationDrafted": pgettext_lazy("đã xảy ra", "Soạn đề nghị giữ dữ liệu"),
    "PreservationMoved": pgettext_lazy("đã xảy ra", "Một bước của đề nghị giữ dữ liệu"),
    "AddresseeChanged": pgettext_lazy("đã xảy ra", "Sửa nơi nhận yêu cầu gỡ"),
    "ChannelAdded": pgettext_lazy("đã xảy ra", "Thêm kênh của nơi nhận"),
    "ChannelEnded": pgettext_lazy("đã xảy ra", "Ngừng kênh của nơi nhận"),
    "ContentExported": pgettext_lazy("đã xảy ra", "Tải danh sách nội dung cần gỡ"),
    "CapacityRecorded": pgettext_lazy("đã xảy ra", "Ghi năng lực của đơn vị"),
    "CapacityWithdrawn": pgettext_lazy("đã xảy ra", "Rút một dòng năng lực"),
    "CapacityEnded": pgettext_lazy("đã xảy ra", "Ghi ngày thôi của một dòng năng lực"),
    "CapacityExported": pgettext_lazy("đã xảy ra", "Tải bảng năng lực"),
    "TakedownFiguresExported": pgettext_lazy("đã xảy ra", "Tải số liệu gỡ nội dung"),
}
