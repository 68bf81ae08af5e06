"""Names of the deadlines that come with the house, so that catalogues can say them."""

from django.utils.translation import gettext_noop

NAMES = (
    gettext_noop("Tiếp nhận tin báo"),
    gettext_noop("Tiếp nhận tin báo khẩn"),
    gettext_noop("Trả lời người báo tin"),
    gettext_noop("Biện pháp can thiệp khẩn cấp"),
    gettext_noop("Tạm thời cách ly trẻ khỏi nơi nguy hiểm, tối đa"),
    gettext_noop("Kế hoạch hỗ trợ, can thiệp"),
    gettext_noop("Quyết định của Chủ tịch UBND cấp xã"),
    gettext_noop("Nơi nhận xem lời giới thiệu"),
    gettext_noop("Nơi nhận trả lời lời giới thiệu"),
    gettext_noop("Xã, phường trả lời đề nghị chuyển hồ sơ trẻ em"),
    gettext_noop("Xác minh vụ việc vi phạm"),
    gettext_noop("Ra quyết định xử phạt"),
    gettext_noop("Thi hành quyết định xử phạt"),
    gettext_noop("Hạn khiếu nại quyết định xử phạt"),
    gettext_noop("Hạn khiếu nại lần hai"),
    gettext_noop("Trả lời khiếu nại"),
    gettext_noop("Công an trả lời hồ sơ có dấu hiệu tội phạm"),
    gettext_noop("Nơi nhận trả lời hồ sơ vi phạm"),
    gettext_noop("Phản hồi đã nhận yêu cầu về dữ liệu cá nhân"),
    gettext_noop("Cho xem dữ liệu cá nhân theo yêu cầu"),
    gettext_noop("Sửa dữ liệu cá nhân theo yêu cầu"),
    gettext_noop("Rút lại sự đồng ý theo yêu cầu"),
    gettext_noop("Xóa dữ liệu cá nhân theo yêu cầu"),
)
