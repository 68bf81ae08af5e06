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
    gettext_noop("Phản hồi đã nhận yêu cầu về dữ liệu cá nhân"),
    gettext_noop("Cho xem dữ liệu cá nhân theo yêu cầu"),
    gettext_noop("Sửa dữ liệu cá nhân theo yêu cầu"),
    gettext_noop("Rút lại sự đồng ý theo yêu cầu"),
    gettext_noop("Xóa dữ liệu cá nhân theo yêu cầu"),
    gettext_noop("Gỡ bỏ nội dung theo yêu cầu"),
    gettext_noop("Gỡ bỏ nội dung theo yêu cầu khẩn"),
    gettext_noop("Tạm khóa tài khoản theo yêu cầu"),
    gettext_noop("Chặn truy cập theo yêu cầu"),
    gettext_noop("Kiểm tra lại nội dung đã gỡ, lần 1"),
    gettext_noop("Kiểm tra lại nội dung đã gỡ, lần 2"),
    gettext_noop("Kiểm tra lại nội dung đã gỡ, lần 3"),
    gettext_noop("Nơi nhận giữ dữ liệu theo đề nghị"),
)
