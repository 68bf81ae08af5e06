"""What to do next with a finding, in Vietnamese and English, for whoever reads it first."""

from khien_detect.finding import Kind

ADVICE: dict[Kind, tuple[str, str]] = {
    Kind.INSULT: (
        "Đọc cả cuộc trò chuyện; hỏi thăm em bị nhắm đến và giữ lại tin nhắn.",
        "Read the whole conversation; ask how the child aimed at is, and keep the messages.",
    ),
    Kind.HATE: (
        "Giữ lại bằng chứng, báo nền tảng, hỏi thăm những em bị nhắm đến.",
        "Keep the evidence, report it to the platform, ask how the children aimed at are.",
    ),
    Kind.THREAT: (
        "Xem ngay có ai đang gặp nguy không; giữ tin nhắn, báo công an nếu lời đe doạ có thật.",
        "See at once whether somebody is in danger; keep the messages, tell the police if real.",
    ),
    Kind.SEXUAL_APPROACH: (
        "Không trả lời người gửi; giữ tin nhắn, gọi 111 hoặc báo công an.",
        "Do not answer the sender; keep the messages, call 111 or tell the police.",
    ),
    Kind.GROOMING: (
        "Đọc cả cuộc trò chuyện, nói chuyện riêng với em, không trách; cần giúp thì gọi 111.",
        "Read the whole conversation, talk with the child alone and without blame; 111 helps.",
    ),
    Kind.SELF_HARM: (
        "Ở bên em ngay, lắng nghe, không phán xét; gọi 111, nguy cấp gọi 115.",
        "Be with the child at once, listen without judging; call 111, in an emergency 115.",
    ),
    Kind.SCAM: (
        "Không chuyển tiền, không đưa mã; giữ tin nhắn, hỏi người lớn, báo công an.",
        "Send no money, give no code; keep the message, ask an adult, tell the police.",
    ),
    Kind.ILLEGAL_WORK: (
        "Không đi gặp, không đưa giấy tờ; kể với gia đình, báo công an nơi ở.",
        "Do not go to meet them, hand over no papers; tell the family and the local police.",
    ),
    Kind.PERSONAL_INFORMATION: (
        "Thu hồi tin nhắn nếu được, đổi mật khẩu đã lộ, dặn em chỉ đưa cho người thân.",
        "Take the message back if possible, change what leaked, tell the child whom to trust.",
    ),
    Kind.LINK: (
        "Chưa mở; kiểm tra địa chỉ rồi mới bấm.",
        "Do not open it yet; check the address first.",
    ),
    Kind.KNOWN_IMAGE: (
        "Ảnh này giống một ảnh trong kho đã biết. Không chia sẻ; báo cho người phụ trách.",
        "This picture is like a known one. Do not share it; tell whoever is responsible.",
    ),
}
