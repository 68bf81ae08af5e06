"""Folders and what lies in them: home, static parts, exhibits; the scanner beside them."""

from collections.abc import Iterator

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, now, soon


def home(facts: Facts) -> Iterator[Finding]:
    found = facts.home
    if found and found.is_empty:
        yield now(
            "home.missing",
            Words(
                f"Ở {found.path} chưa có Khiên nào.",
                f"There is no installation at {found.path}.",
            ),
            Words(
                "Xem lại KHIEN_HOME và tài khoản đang dùng. Trên máy chủ: sudo khien doctor, không "
                "có ./ (docs/how-to/install.md). Nếu đây là máy mới: ./khien serve.",
                "Is KHIEN_HOME right, and the account? On a server: sudo khien doctor, without ./ "
                "(docs/how-to/install.en.md). On a new machine: ./khien serve.",
            ),
        )


def half_restored(facts: Facts) -> Iterator[Finding]:
    if facts.home and facts.home.half_restored:
        yield now(
            "home.half-restored",
            Words(
                "Lần khôi phục trước chưa xong nên Khiên không khởi động.",
                "The last restore was interrupted, so Khiên does not start.",
            ),
            Words("Chạy lại đúng lệnh ./khien restore đó.", "Run the same ./khien restore again."),
        )


def static_parts(facts: Facts) -> Iterator[Finding]:
    if facts.running and facts.running.static_missing:
        yield soon(
            "static.missing",
            Words(
                "Thiếu các tệp giao diện trong KHIEN_HOME/static: trang web sẽ trống trơn.",
                "The parts of pages in KHIEN_HOME/static are missing: pages have no look.",
            ),
            Words(
                "Khởi động lại Khiên: các tệp được tạo lại.",
                "Start Khiên again: they are made anew.",
            ),
        )


def exhibits(facts: Facts) -> Iterator[Finding]:
    if facts.exhibits and facts.exhibits.trouble:
        yield now(
            "exhibits.away",
            Words(
                f"Không dùng được kho tệp chứng cứ {facts.exhibits.name} "
                f"({facts.exhibits.trouble}): chưa nhận và chưa mở được tệp.",
                f"The store of exhibits {facts.exhibits.name} cannot be used "
                f"({facts.exhibits.trouble}): no file can be taken or opened.",
            ),
            Words(
                "Xem kho đó có chạy không, khóa truy cập và quyền thư mục có đúng không: "
                "docs/how-to/keep-exhibits-in-a-bucket.md. Tin báo vẫn nhận bình thường.",
                "Is it running, are its access key and the folder's rights right? "
                "docs/how-to/keep-exhibits-in-a-bucket.en.md. Reports are still taken.",
            ),
        )


def scanner(facts: Facts) -> Iterator[Finding]:
    if facts.scanner and facts.scanner.trouble:
        yield soon(
            "scanner.away",
            Words(
                f"Máy quét mã độc ở {facts.scanner.name} không trả lời ({facts.scanner.trouble}): "
                "tệp mới được ghi là chưa quét.",
                f"ClamAV at {facts.scanner.name} does not answer ({facts.scanner.trouble}): "
                "new files are marked as not scanned.",
            ),
            Words(
                "Khởi động lại clamav-daemon và xem quyền đọc tệp của CLAMD_SOCKET.",
                "Start clamav-daemon again; may Khiên use the socket CLAMD_SOCKET?",
            ),
        )
