"""`khien practice`: a second Khiên beside the real one, for trying every form on invented data.

It has a home, a database, keys and a port of its own, sends nothing anywhere, says on every page
what it is, and begins anew each night. The real one is not opened, not even to look.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from khien.site.console import Stopped, say
from khien.site.environment import NAMES, read
from khien.site.home import khien_home, make_private

_HOUR = 3  # of the night, in Viet Nam
_HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_MARK = "practice-only"
_LOOK_EVERY = 1.0
_CALM_SECONDS = 60
# Of the settings of the real one these alone are handed on: none leads to its data or out.
_HANDED_ON = frozenset(
    {"ALLOWED_HOSTS", "HOST", "LOG_LEVEL", "SERVER", "TRUSTED_PROXY", "WEB_THREADS", "WORKER_JOBS"}
)


def practice() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    home = make_home(khien_home())
    while True:
        say(
            f"Bản tập thử ở {home}; mỗi đêm lúc {_HOUR} giờ mọi thứ trở lại như đầu.",
            f"Practice in {home}; it begins anew each night at {_HOUR} o'clock in Viet Nam.",
        )
        code = _run_until(next_night(datetime.now(_HANOI)), environment(os.environ, home))
        if code is not None:
            return code
        begin_anew(home)


def make_home(real: Path) -> Path:
    """`practice` in the real home, marked as such: only what is marked is ever emptied."""
    home = real / "practice"
    if home.exists() and any(home.iterdir()) and not (home / _MARK).exists():
        raise Stopped(
            f"{home} không phải do bản tập thử tạo ra; hãy dời nó đi chỗ khác.",
            "That folder was not made by practice: move it away.",
        )
    make_private(real, 0o711 if os.geteuid() == 0 else 0o700)
    make_private(home, 0o711 if os.geteuid() == 0 else 0o700)
    (home / _MARK).touch()
    return home


def environment(around: Mapping[str, str], home: Path) -> dict[str, str]:
    """Of the machine's, without what leads to the real one's data or out of the house."""
    port = str(read("PRACTICE_PORT"))
    kept = {
        name: value
        for name, value in around.items()
        if name in _HANDED_ON or not (name in NAMES or name.startswith("KHIEN_"))
    }
    address = str(read("PRACTICE_URL")) or f"http://{read('HOST')}:{port}"
    return kept | {
        "KHIEN_HOME": str(home),
        "PORT": port,
        "SITE_URL": address,
        "PRACTICE": "yes",
        "PRACTICE_URL": "",
        "WEB_PROCESSES": "1",
    }


def next_night(now: datetime) -> datetime:
    """Hours of Viet Nam, also on a machine set to another zone."""
    here = now.astimezone(_HANOI)
    moment = here.replace(hour=_HOUR, minute=0, second=0, microsecond=0)
    return moment if moment > here else moment + timedelta(days=1)


def _run_until(moment: datetime, environment: dict[str, str]) -> int | None:
    """Its exit code where it ended by itself; None where the night came."""
    with subprocess.Popen([sys.executable, "-m", "khien", "run"], env=environment) as child:
        try:
            while child.poll() is None and datetime.now(_HANOI) < moment:
                time.sleep(_LOOK_EVERY)
        except KeyboardInterrupt:
            _stop(child)
            return 0
        ended = child.poll()
        _stop(child)
        return ended


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_CALM_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()


def begin_anew(home: Path) -> None:
    if not (home / _MARK).exists():
        raise Stopped(f"{home} không có dấu của bản tập thử.", "That is no practice folder.")
    for each in home.iterdir():
        if each.name != _MARK:
            shutil.rmtree(each) if each.is_dir() else each.unlink()
