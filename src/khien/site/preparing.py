"""What of a start needs Django: `python -m khien.site.preparing KIND DESCRIPTOR`, KIND being
`sample`, `real`, `upgrade`, or `part` for a machine among several.

Brings the database and the static files up to date and loads what every installation needs. Then
writes the greeting for when the site answers into the open file DESCRIPTOR: the addresses, and
either the demo accounts or the first administrator's link. It goes through no file on the disk.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from hashlib import sha256
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from khien.core.refusal import Refused
from khien.site import migrating
from khien.site.console import Stopped, complain, line, say
from khien.site.database import extensions
from khien.site.files import write_whole
from khien.site.troubles import explained
from khien.site.watching import counting


def first(kind: str) -> None:
    say("Cập nhật cơ sở dữ liệu…", "Bringing the database up to date…")
    call_command("check", stdout=StringIO())  # what is wrong is raised
    extensions.ensure(settings.DATABASE_URL)
    migrating.migrate()
    call_command("createcachetable", verbosity=0)
    counting.forget()
    _static_files()
    _check_keys()
    _keys()
    _first_data()
    if kind == "sample" and _sample() is not None:
        _sample().load(line)
    _sign_ledger()


def joined() -> None:
    """For a part of an installation that `khien upgrade` prepared, maybe on another machine."""
    call_command("check", stdout=StringIO())
    migrating.check_up_to_date()
    _check_keys()
    _static_files()


def _static_files() -> None:
    """Collected and compressed again only when one of them changed."""
    stamp = settings.STATIC_ROOT / ".stamp"
    wanted = sha256(repr(sorted(_static_sources())).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    write_whole(stamp, wanted)


def _static_sources() -> Iterator[tuple[str, int, int]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            yield name, found.st_size, found.st_mtime_ns


def _check_keys() -> None:
    from khien.site import same_keys

    same_keys.check()


def _keys() -> None:
    from khien.site import same_keys

    same_keys.make()


def _sign_ledger() -> None:
    """At a start too: a machine may be off before the worker comes to it."""
    from khien.core.ledger import heads

    heads.sign_today(now=timezone.now())


def _first_data() -> None:
    from khien.site.first_data import load

    load(timezone.now())


def _sample() -> Any:
    if find_spec("khien.site.sample") is None:
        return None
    from khien.site import sample

    return sample if hasattr(sample, "load") else None


def greet(kind: str) -> None:
    url = settings.SITE_URL
    line()
    say(f"Khiên đang chạy: {url}/", "Khiên is running")
    line(f"  {url}/bao-tin/     báo tin · report")
    line(f"  {url}/lam-viec/    cán bộ · staff")
    if kind == "sample":
        _show_accounts()
    else:
        _show_setup_link(url)
    line()
    say("Dừng: Ctrl-C", "Stop with Ctrl-C")


def _show_accounts() -> None:
    sample = _sample()
    if sample is None:
        return
    line()
    say("DỮ LIỆU MẪU. Tài khoản dùng thử:", "SAMPLE DATA. Demo accounts:")
    for account in sample.accounts():
        names = ", ".join(filter(None, [account.role_title, account.organisation]))
        line(f"  {account.username:<24} {account.password:<20} {names}")


def _show_setup_link(url: str) -> None:
    from khien.people.actions.invitations import invite_first_administrator

    try:
        token = invite_first_administrator(timezone.now())
    except Refused:  # somebody administers already
        return
    link = reverse("people:invitation", args=[token])
    line()
    say(f"Chưa có người quản trị. Mở một lần: {url}{link}", "No administrator yet: open it once.")


def main(kind: str, descriptor: str) -> int:
    django.setup()
    try:
        joined() if kind == "part" else first(kind)
        with (
            os.fdopen(int(descriptor), "w", encoding="utf-8") as greeting,
            redirect_stdout(greeting),
        ):
            if kind == "upgrade":
                _show_setup_link(settings.SITE_URL)
            else:
                greet(kind)
    except Exception as error:
        why = error if isinstance(error, Stopped) else explained(error)
        if why is None:
            raise
        complain(str(why))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
