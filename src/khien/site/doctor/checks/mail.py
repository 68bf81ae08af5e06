"""What leaves the house: the mail server, webhooks."""

from collections.abc import Iterator

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, soon

_STEPS = {
    "connect": (
        "mail.away",
        "không trả lời",
        "does not answer",
        "Xem máy chủ thư có chạy không, tên và cổng trong MAIL_SERVER, MAIL_SECURITY, tường lửa.",
        "Is it running? Look at host and port in MAIL_SERVER, at MAIL_SECURITY, at the firewall.",
    ),
    "sign-in": (
        "mail.sign-in",
        "không cho đăng nhập",
        "does not let us sign in",
        "Sửa MAIL_USER và MAIL_PASSWORD, rồi khởi động lại.",
        "Correct MAIL_USER and MAIL_PASSWORD, then start again.",
    ),
    "sender": (
        "mail.sender",
        "không nhận thư từ địa chỉ trong MAIL_FROM",
        "does not take mail from the address in MAIL_FROM",
        "Đặt MAIL_FROM là một địa chỉ của chính tài khoản đó.",
        "Make MAIL_FROM an address of that account.",
    ),
}


def server(facts: Facts) -> Iterator[Finding]:
    if facts.mail and facts.mail.trouble:
        code, said, english, advice, advice_english = _STEPS[facts.mail.step]
        name, why = facts.mail.name, facts.mail.trouble
        yield soon(
            code,
            Words(
                f"Máy chủ thư {name} {said} ({why}): lời nhắc chờ trong hộp việc.",
                f"The mail server {name} {english} ({why}): reminders wait in the inbox.",
            ),
            Words(advice, advice_english),
        )


def webhooks(facts: Facts) -> Iterator[Finding]:
    for webhook in facts.webhooks:
        if webhook.trouble:
            yield soon(
                "webhook.away",
                Words(
                    f"Địa chỉ trong {webhook.name} không trả lời ({webhook.trouble}).",
                    f"The address in {webhook.name} does not answer ({webhook.trouble}).",
                ),
                Words(
                    "Hỏi nơi cung cấp, xem tường lửa. Lời nhắc được gửi lại khi nó trả lời.",
                    "Ask its provider, look at the firewall. It is told later, once it answers.",
                ),
                webhook.name,
            )
