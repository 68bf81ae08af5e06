"""`khien doctor [--json]`: exit code 1 where something must be done; 2 where it was mistyped.

Settings that cannot be are told, then put aside for the rest of the examination. Where Khiên's own
database does not run it is started for as long as it is looked at, as every command does.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import structlog

from khien.site.address import is_serving
from khien.site.console import Stopped
from khien.site.doctor import wrong_settings
from khien.site.environment import read
from khien.site.home import check_owner, khien_home

_CONNECT_SECONDS = 10


def doctor(as_json: bool) -> int:  # noqa: FBT001  (a word of the command line)
    check_owner()
    wrong = _put_aside()
    with _database(wrong) as trouble:
        os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
        import django

        django.setup()
        structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
        from khien.site.doctor.examining import examine
        from khien.site.doctor.looking import configured, look
        from khien.site.doctor.showing import show, show_as_json

        told = configured.look(wrong)
        facts = look(datetime.now(UTC), settings=told, trouble=trouble, serving=_is_serving())
        findings = examine(facts)
    (show_as_json if as_json else show)(findings)
    return int(any(finding.must_be_mended for finding in findings))


def _put_aside() -> dict[str, str]:
    found = wrong_settings.wrong()
    for name in found:
        del os.environ[name]
    return found


@contextmanager
def _database(wrong: dict[str, str]) -> Iterator[str]:
    """Why it cannot be reached, empty where it can. Nothing is made that is not there."""
    if "DATABASE_URL" in wrong:
        yield wrong["DATABASE_URL"]
    elif read("DATABASE_URL"):
        yield _unreachable(read("DATABASE_URL"))
    elif not (khien_home() / "db").exists():
        yield f"{khien_home() / 'db'}: không có · not there"
    else:
        with _own() as trouble:
            yield trouble


@contextmanager
def _own() -> Iterator[str]:
    from khien.site.database import running

    with ExitStack() as until_looked_at:
        try:
            server = until_looked_at.enter_context(running(khien_home()))
        except (Stopped, OSError) as why:
            yield str(why)
            return
        os.environ["DATABASE_URL"] = server.url
        try:
            yield ""
        finally:
            del os.environ["DATABASE_URL"]


def _unreachable(url: str) -> str:
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=_CONNECT_SECONDS).close()
    except psycopg.Error as error:
        return next(iter(str(error).strip().splitlines()), "?")
    return ""


def _is_serving() -> bool:
    """Where the site stands still on purpose, nobody misses its worker."""
    return is_serving(khien_home())
