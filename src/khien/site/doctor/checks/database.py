"""The database: there, of the right version, with the tables of this Khiên, room for all."""

from collections.abc import Iterator

from khien.site.doctor.facts import Database, Facts
from khien.site.doctor.finding import Finding, Words, note, now, soon

OLDEST, NEWEST = 15, 18


def _reached(facts: Facts) -> Iterator[Database]:
    if facts.database and not facts.database.trouble:
        yield facts.database


def away(facts: Facts) -> Iterator[Finding]:
    if facts.database and facts.database.trouble and not (facts.home and facts.home.is_empty):
        yield now(
            "database.away",
            Words(
                f"Không dùng được cơ sở dữ liệu: {facts.database.trouble}",
                f"The database cannot be used: {facts.database.trouble}",
            ),
            Words(
                "Xem PostgreSQL có chạy không, DATABASE_URL có đúng không, đĩa còn chỗ không. "
                "Nhật ký của cơ sở dữ liệu riêng: KHIEN_HOME/db/log.",
                "Is PostgreSQL running, is DATABASE_URL right, is there room on the disk? "
                "Our own one writes its log to KHIEN_HOME/db/log.",
            ),
        )


def version(facts: Facts) -> Iterator[Finding]:
    for found in _reached(facts):
        major = found.version // 10_000
        if major < OLDEST:
            yield now(
                "database.old",
                Words(
                    f"PostgreSQL {major} quá cũ: cần từ {OLDEST} đến {NEWEST}.",
                    f"PostgreSQL {major} is too old: {OLDEST} to {NEWEST} is needed.",
                ),
                Words(
                    "Sao lưu, nâng cấp PostgreSQL, khôi phục: docs/how-to/back-up-and-restore.md.",
                    "Back up, upgrade PostgreSQL, restore: docs/how-to/back-up-and-restore.en.md.",
                ),
            )
        if major > NEWEST:
            yield note(
                "database.new",
                Words(
                    f"Khiên chưa được thử với PostgreSQL {major} (đã thử {OLDEST}–{NEWEST}).",
                    f"Khiên was not tried with PostgreSQL {major} ({OLDEST}–{NEWEST} were).",
                ),
                Words("Hãy thử trên một bản sao trước.", "Try it on a copy first."),
            )


def behind(facts: Facts) -> Iterator[Finding]:
    for found in _reached(facts):
        if found.behind:
            yield soon(
                "database.behind",
                Words(
                    f"Cơ sở dữ liệu cũ hơn phần mềm {len(found.behind)} bước "
                    f"(bước đầu: {found.behind[0]}).",
                    f"The database is {len(found.behind)} migrations behind this Khiên "
                    f"(the first: {found.behind[0]}).",
                ),
                Words(
                    "Sao lưu, rồi khởi động lại ./khien serve: các bước được thực hiện khi khởi "
                    "động.",
                    "Back up, then start ./khien serve again: it migrates at the start.",
                ),
            )


def ahead(facts: Facts) -> Iterator[Finding]:
    for found in _reached(facts):
        if found.ahead:
            yield now(
                "database.ahead",
                Words(
                    f"Cơ sở dữ liệu mới hơn phần mềm {len(found.ahead)} bước "
                    f"({found.ahead[0]}): Khiên không khởi động để không làm hỏng dữ liệu.",
                    f"The database is {len(found.ahead)} migrations ahead of this Khiên "
                    f"({found.ahead[0]}): it does not start, so that nothing is harmed.",
                ),
                Words(
                    "Cài lại bản Khiên mới đã dùng trước đây, hoặc khôi phục bản sao lưu đã làm "
                    "trước khi nâng cấp.",
                    "Install the newer Khiên again, or restore the backup from before the upgrade.",
                ),
            )


def connections(facts: Facts) -> Iterator[Finding]:
    for found in _reached(facts):
        if 0 < found.most_connections < found.wanted_connections:
            yield soon(
                "database.connections",
                Words(
                    f"Khiên có thể cần {found.wanted_connections} kết nối cùng lúc, cơ sở dữ liệu "
                    f"chỉ cho {found.most_connections}: lúc đông người sẽ báo lỗi.",
                    f"Khiên may want {found.wanted_connections} connections, the database gives "
                    f"{found.most_connections}: errors when many people come.",
                ),
                Words(
                    "Giảm WEB_PROCESSES hoặc DATABASE_POOL, hoặc tăng max_connections của "
                    "PostgreSQL.",
                    "Lower WEB_PROCESSES or DATABASE_POOL, or raise max_connections.",
                ),
            )
