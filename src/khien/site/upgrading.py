"""`khien upgrade [FILE]`: back up, bring the database up to date, let what runs take the new code.

Web processes go on reading meanwhile: migrations only add. They are then replaced one by one.
"""

import os
import signal

import psycopg

from khien.site import address
from khien.site.backups.making import backup
from khien.site.console import Stopped, line, say
from khien.site.environment import check_all, read
from khien.site.home import khien_home
from khien.site.installing import setup
from khien.site.prepared import database, make_folders
from khien.site.serving import prepare

_HAS_TABLES = "SELECT to_regclass('public.django_migrations') IS NOT NULL"


def upgrade(name: str | None = None) -> None:
    check_all()
    make_folders()
    setup()
    with database() as server:
        filled = _is_filled(server.url if server else os.environ["DATABASE_URL"])
        if filled:
            _check_somewhere_to_back_up(name)
            backup(name)
        os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
        line(prepare("upgrade").strip())
    renewed = [pid for part in address.PARTS for pid in address.running(khien_home(), part)]
    for pid in renewed:
        os.kill(pid, signal.SIGUSR1)
    if not filled:
        say(
            f"Ở {khien_home()} chưa có gì: đã chuẩn bị một bản cài MỚI. Nếu bạn định nâng cấp một "
            "bản cài đã có, hãy xem lại KHIEN_HOME và DATABASE_URL.",
            "Nothing was there: a NEW installation was prepared.",
        )
        return
    say("Đã nâng cấp.", "Upgraded; what runs takes the new code now, one process after the other.")


def _is_filled(url: str) -> bool:
    with psycopg.connect(url) as connection:
        row = connection.execute(_HAS_TABLES).fetchone()
    return bool(row and row[0])


def _check_somewhere_to_back_up(name: str | None) -> None:
    if not name and not read("BACKUP_TO"):
        raise Stopped(
            "Trước khi nâng cấp phải sao lưu: gõ thêm tên tệp, hoặc đặt BACKUP_TO.",
            "Before an upgrade comes a backup: name a file for it, or set BACKUP_TO.",
        )
