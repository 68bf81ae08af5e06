"""What runs by itself: the worker, its jobs, the nights."""

from collections.abc import Iterator
from datetime import timedelta

from khien.site.doctor.facts import Facts
from khien.site.doctor.finding import Finding, Words, day, now, soon

SEEN_WITHIN = timedelta(minutes=2)  # it says every ten seconds that it is alive
LONGEST_WAIT = timedelta(minutes=30)
_A_NIGHT = timedelta(hours=36)
_RESTART = Words(
    "Khởi động lại Khiên; xem nhật ký của worker nếu còn lặp lại.",
    "Start Khiên again; where it comes back, read the worker's log.",
)


def no_worker(facts: Facts) -> Iterator[Finding]:
    if facts.queue is None or not (facts.running and facts.running.serving):
        return
    seen = facts.queue.worker_seen_at
    if seen is None or facts.now - seen > SEEN_WITHIN:
        yield now(
            "queue.no-worker",
            Words(
                "Không thấy worker chạy: lời nhắc, xóa theo hạn và sao lưu tự động đang dừng.",
                "No worker is running: reminders, keeping terms and backups stand still.",
            ),
            _RESTART,
        )


def waiting(facts: Facts) -> Iterator[Finding]:
    if facts.queue and facts.queue.oldest and facts.queue.oldest > LONGEST_WAIT:
        minutes = int(facts.queue.oldest.total_seconds() / 60)
        yield soon(
            "queue.waiting",
            Words(
                f"{facts.queue.waiting} việc nền đang chờ, việc lâu nhất đã {minutes} phút.",
                f"{facts.queue.waiting} jobs wait, the oldest for {minutes} minutes.",
            ),
            Words(
                "Xem worker có chạy không; nếu máy đủ mạnh thì tăng WORKER_JOBS.",
                "Is the worker running? Where the machine is strong enough, raise WORKER_JOBS.",
            ),
        )


def failed(facts: Facts) -> Iterator[Finding]:
    if facts.queue and facts.queue.failed_today:
        yield soon(
            "queue.failed",
            Words(
                f"{facts.queue.failed_today} việc nền bị lỗi trong 24 giờ qua.",
                f"{facts.queue.failed_today} jobs failed in the last 24 hours.",
            ),
            Words(
                "Tìm “exception” trong nhật ký của worker và báo cho người bảo trì kèm dòng đó.",
                "Look for “exception” in the worker's log, and tell who maintains Khiên.",
            ),
        )


def nights(facts: Facts) -> Iterator[Finding]:
    found = facts.running
    if found is None or found.begun_at is None:
        return
    last = found.night_at or found.begun_at
    if facts.now - last > _A_NIGHT:
        yield soon(
            "night.missed",
            Words(
                f"Việc ban đêm (xóa theo hạn, khóa tài khoản bỏ không) chưa chạy từ {day(last)}.",
                f"The night's work (keeping terms, idle accounts) was not done since {day(last)}.",
            ),
            Words(
                "Để máy chạy qua đêm, hoặc xem worker. Lần sau sẽ làm bù.",
                "Let the machine run at night, or look at the worker. The next run catches up.",
            ),
        )
