"""Sealing keys: without the right ones nothing that names a person can be read."""

from collections.abc import Iterable, Iterator

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, now, soon

_BACK = Words(
    "Đừng tạo khóa mới. Lấy lại thư mục keys/ từ bản sao lưu vào KHIEN_HOME rồi khởi động lại: "
    "docs/how-to/back-up-and-restore.md.",
    "Make no new key. Take the folder keys/ back from a backup into KHIEN_HOME and start again: "
    "docs/how-to/back-up-and-restore.en.md.",
)


def _named(names: Iterable[str]) -> str:
    return ", ".join(names)


def missing(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.missing and not (facts.home and facts.home.is_empty):
        names = _named(facts.keys.missing)
        yield now(
            "keys.missing",
            Words(f"Thiếu khóa trong KHIEN_HOME/keys: {names}.", f"Keys are missing: {names}."),
            _BACK,
        )


def unreadable(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.unreadable:
        names = _named(facts.keys.unreadable)
        yield now(
            "keys.unreadable",
            Words(f"Không có quyền đọc khóa: {names}.", f"These keys may not be read: {names}."),
            Words(
                "Chạy Khiên bằng tài khoản đã tạo ra khóa, hoặc đổi chủ tệp cho đúng tài khoản đó.",
                "Run Khiên as the user who made them, or give the files to that user.",
            ),
        )


def malformed(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.malformed:
        names = _named(facts.keys.malformed)
        yield now(
            "keys.malformed",
            Words(
                f"Tệp khóa hỏng hoặc không phải khóa của Khiên: {names}.",
                f"These files are broken, or no keys of Khiên: {names}.",
            ),
            _BACK,
        )


def open_to_others(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.open_to_others:
        names = _named(facts.keys.open_to_others)
        yield now(
            "keys.open",
            Words(
                f"Người dùng khác trên máy đọc được khóa: {names}.",
                f"Other users of this machine can read keys: {names}.",
            ),
            Words(
                "chmod 700 KHIEN_HOME/keys; chmod 600 KHIEN_HOME/keys/*. Nếu máy có người lạ, "
                "thay khóa: ./khien rotate-keys.",
                "chmod 700 KHIEN_HOME/keys; chmod 600 KHIEN_HOME/keys/*. Where strangers use the "
                "machine, replace the key: ./khien rotate-keys.",
            ),
        )


def wrong(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.closed and not (facts.keys.missing or facts.keys.malformed):
        fields = _named(facts.keys.closed)
        yield now(
            "keys.wrong",
            Words(
                f"Khóa trong KHIEN_HOME/keys không mở được dữ liệu đã niêm phong ({fields}): đây "
                "là khóa của một bản cài khác.",
                f"The keys do not open what is sealed ({fields}): they are those of another "
                "installation.",
            ),
            _BACK,
        )


def others(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.others:
        names = _named(facts.keys.others)
        yield now(
            "keys.others",
            Words(
                f"Khóa không phải của cơ sở dữ liệu này, hoặc bị mất: {names}. Với khóa khác thì "
                "mã của người báo tin không mở được, không tìm ra ai theo tên, tệp chứng cứ không "
                "mở được.",
                f"Not the keys of this database, or lost: {names}. With others no reporter's code "
                "works, nobody is found by name, no exhibit opens.",
            ),
            _BACK,
        )


def other_ledger_key(facts: Facts) -> Iterator[Finding]:
    if facts.keys and facts.keys.other_ledger_key and not facts.keys.closed:
        yield soon(
            "keys.ledger",
            Words(
                "ledger.key không phải khóa đã ký các dấu sổ hằng ngày.",
                "ledger.key is not the key that signed the daily heads of the ledger.",
            ),
            _BACK,
        )
