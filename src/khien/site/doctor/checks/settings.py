"""Settings that cannot be, names that are none, what should not be in real use."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, now, soon

_LEAST_SECRET = 50
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_CORRECT = Words(
    "Sửa cài đặt đó rồi khởi động lại: docs/reference/settings.md.",
    "Correct it and start again: docs/reference/settings.md.",
)


def cannot_be(facts: Facts) -> Iterator[Finding]:
    for sentence in facts.configured.wrong:
        yield now("settings.wrong", _both(sentence), _CORRECT, _name(sentence))


def unknown_names(facts: Facts) -> Iterator[Finding]:
    for sentence in facts.configured.unknown:
        yield soon("settings.unknown", _both(sentence), _CORRECT, _name(sentence))


def _both(sentence: str) -> Words:
    """As `console.both` joined them."""
    vietnamese, _, english = sentence.partition(" · ")
    return Words(vietnamese, english)


def _name(sentence: str) -> str:
    """The first name of a setting in it; nothing of its value."""
    words = (word.partition("=")[0].strip(":,.") for word in sentence.split())
    return next((word for word in words if word.isupper() and len(word) > len("PORT") - 1), "")


def plain_http(facts: Facts) -> Iterator[Finding]:
    parts = urlsplit(facts.configured.site_url)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        yield now(
            "settings.plain-http",
            Words(
                f"SITE_URL={facts.configured.site_url} không có TLS: mật khẩu và lời kể đi qua "
                "mạng ai cũng đọc được.",
                "SITE_URL has no TLS: passwords and what children tell can be read on the way.",
            ),
            Words(
                "Đặt một máy chủ TLS phía trước (docs/how-to/put-a-proxy-in-front.md) và đổi "
                "SITE_URL thành https://….",
                "Put TLS in front (docs/how-to/put-a-proxy-in-front.en.md), make SITE_URL https://….",
            ),
        )


def short_secret(facts: Facts) -> Iterator[Finding]:
    if facts.configured.secret_key_given and facts.configured.secret_key_length < _LEAST_SECRET:
        yield now(
            "settings.short-secret",
            Words(
                "SECRET_KEY quá ngắn: có thể bị đoán, và khi đó ai cũng đăng nhập được.",
                "SECRET_KEY is so short that it can be guessed, and sessions forged.",
            ),
            Words(
                f"Bỏ SECRET_KEY để Khiên tự tạo, hoặc đặt một chuỗi ngẫu nhiên {_LEAST_SECRET} "
                "ký tự trở lên. Mọi người sẽ phải đăng nhập lại.",
                "Take it away so that Khiên makes one, or set a random one of "
                f"{_LEAST_SECRET} characters or more. Everybody signs in again.",
            ),
        )
