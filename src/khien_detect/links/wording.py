"""What to do next about a link: for a person, in Vietnamese and English."""

from khien_detect.finding import Kind
from khien_detect.links.sources import Category

LISTED: dict[Category, tuple[str, str]] = {
    Category.PHISHING: (
        (
            "Trang này nằm trong danh sách trang lừa đảo. Đừng mở, đừng nhập mật khẩu hay mã OTP; "
            "nếu đã nhập, hãy đổi mật khẩu và báo ngay cho ngân hàng hoặc người lớn tin cậy."
        ),
        (
            "This site is on a list of phishing sites. Do not open it or type a password or code; "
            "if you did, change the password and tell the bank or an adult you trust at once."
        ),
    ),
    Category.ADULT: (
        (
            "Trang này nằm trong danh sách nội dung người lớn, không dành cho trẻ em. Đừng mở; "
            "em nào nhận được đường dẫn này hãy kể với người lớn tin cậy."
        ),
        (
            "This site is on a list of adult content and not for children. Do not open it; a child "
            "who was sent this link should tell an adult they trust."
        ),
    ),
    Category.GAMBLING: (
        "Trang này nằm trong danh sách trang cờ bạc, cá cược. Đừng mở, đừng nạp tiền.",
        "This site is on a list of gambling sites. Do not open it, do not pay anything in.",
    ),
    Category.MALWARE: (
        (
            "Trang này nằm trong danh sách phát tán mã độc. Đừng mở, đừng tải hay cài đặt gì; nếu "
            "đã cài, hãy tắt mạng của máy và nhờ người rành kỹ thuật kiểm tra."
        ),
        (
            "This site is on a list of sites that spread malware. Do not open, download or install "
            "anything; if you did, take the device off the network and have it looked at."
        ),
    ),
    Category.OTHER: (
        "Trang này nằm trong một danh sách chặn. Đừng mở khi chưa hỏi người phụ trách danh sách.",
        "This site is on a blocking list. Do not open it before asking whoever keeps the list.",
    ),
}

ADVICE: dict[Kind, tuple[str, str]] = {
    Kind.LOOK_ALIKE: (
        (
            "Địa chỉ này giống địa chỉ của một đơn vị quen thuộc nhưng không phải của họ. Đừng "
            "nhập thông tin; hãy tự gõ địa chỉ chính thức hoặc mở ứng dụng chính thức."
        ),
        (
            "This address resembles that of a well-known service but is not theirs. Type nothing "
            "into it; type the official address yourself or open the official app."
        ),
    ),
    Kind.SHORTENED: (
        "Đường dẫn rút gọn giấu địa chỉ thật. Hãy hỏi người gửi địa chỉ đầy đủ trước khi mở.",
        "A shortened link hides the real address. Ask the sender for the full one before opening.",
    ),
}
