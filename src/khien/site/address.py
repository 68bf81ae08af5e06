"""Where the site listens, and that only one Khiên of a KHIEN_HOME does."""

import errno
import fcntl
import http.client
import os
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from khien.site.console import Stopped
from khien.site.environment import read

_PATIENCE = 6.0  # seconds: the children of a killed Khiên are letting go of the port


def site_url() -> str:
    """Without a slash at its end: browsers send it so, and both are compared."""
    return str(read("SITE_URL")).rstrip("/") or f"{_scheme()}://{read('HOST')}:{read('PORT')}"


def _scheme() -> str:
    return "https" if read("TLS_CERTIFICATE") else "http"


PARTS = ("serving", "web", "worker")


@contextmanager
def only_one(home: Path, part: str = "serving") -> Iterator[None]:
    """Refuses a second start, naming the address of the first."""
    with (home / "run" / part).open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            where = file.readline().strip() or "…"
            raise Stopped(
                f"Khiên đang chạy rồi, ở {where}", f"Khiên is already running, at {where}"
            ) from None
        file.truncate(0)
        file.write(f"{site_url()}\n{os.getpid()}\n")
        file.flush()
        yield


def is_serving(home: Path) -> bool:
    """Whether a part of Khiên runs from this home now; on several machines, on this one."""
    return any(running(home, part) for part in PARTS)


def running(home: Path, part: str) -> list[int]:
    """The process that holds this part, if one does."""
    with suppress(FileNotFoundError), (home / "run" / part).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return [int(word) for word in file.read().split()[1:2]]
    return []


def check_port_is_free() -> None:
    host, port = read("HOST"), read("PORT")
    deadline = time.monotonic() + _PATIENCE
    while not _can_listen(host, port):
        if time.monotonic() > deadline:
            raise Stopped(
                f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: "
                f"PORT={port + 1} ./khien …",
                f"Another program uses port {port}. Choose another one as shown.",
            )
        time.sleep(0.2)


def _can_listen(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except PermissionError:
            raise Stopped(
                f"Không được phép dùng cổng {port}. Chọn cổng từ 1024 trở lên: PORT=8000 ./khien …",
                "This port is for root alone. Choose another one as shown.",
            ) from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise Stopped(
                f"Không dùng được địa chỉ {host}.", f"This address cannot be used: {error}"
            ) from None
    return True


def _connection() -> http.client.HTTPConnection:
    """To ourselves: the certificate is for the name people type."""
    if read("TLS_CERTIFICATE"):
        unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection(
            read("HOST"), read("PORT"), timeout=10, context=unchecked
        )
    return http.client.HTTPConnection(read("HOST"), read("PORT"), timeout=10)


def answers() -> bool:
    """Whether the site answers at all; what it answers is not looked at."""
    connection = _connection()
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/static/khien/favicon.svg", headers={"Host": "localhost"})
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    return False
