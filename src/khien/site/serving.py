"""`khien run` and `khien serve`, or `khien web` and `khien worker` apart.

Database, preparation, web processes and worker, supervised.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

from khien.site import address
from khien.site.backups.locks import lock_for_recipients
from khien.site.console import Stopped, line, say
from khien.site.environment import check_all, read
from khien.site.home import khien_home
from khien.site.installing import setup
from khien.site.parent import die_with_parent
from khien.site.prepared import database, installed, make_folders
from khien.site.supervisor import Child, Supervisor

_START_SECONDS = 180
_IGNORE_PROXIES = "--forwarded-allow-ips="  # which proxy is believed is said in one place: settings


def run() -> int:
    return _serve("sample")


def serve() -> int:
    return _serve("real")


def web() -> int:
    """Of an installation of several machines: the database is there, others may look after jobs."""
    return _serve_part("web", Child("web", _web(), os.environ, renewed_by=signal.SIGHUP))


def worker() -> int:
    return _serve_part("worker", Child("worker", _worker(), os.environ))


def _check() -> None:
    check_all()
    if bool(read("TLS_CERTIFICATE")) != bool(read("TLS_KEY")):
        raise Stopped(
            "TLS_CERTIFICATE và TLS_KEY phải đi cùng nhau.",
            "TLS_CERTIFICATE and TLS_KEY go together.",
        )
    if read("BACKUP_TO"):
        lock_for_recipients()


def _serve_part(part: str, child: Child) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _check()
    home = make_folders()
    with address.only_one(home, part):
        if part == "web":
            address.check_port_is_free()
        setup()
        with installed() as server:
            os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
            os.environ["KHIEN_SUPERVISOR"] = str(os.getpid())
            prepare("part")
            child.environment = os.environ
            supervisor = Supervisor([child], server.revive if server else lambda: None)
            supervisor.listen()
            ready = address.answers if part == "web" else child.is_alive
            try:
                return _until_stopped(
                    supervisor, f"Khiên {part}. Dừng: Ctrl-C · Stop: Ctrl-C", ready
                )
            finally:
                supervisor.stop_all()


def _serve(kind: str) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _check()
    if not (khien_home() / "run").exists():  # nobody runs there yet: leave nothing where we stop
        address.check_port_is_free()
    home = make_folders()
    with address.only_one(home):
        address.check_port_is_free()
        setup()
        with database() as server:
            os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
            os.environ["KHIEN_SUPERVISOR"] = str(os.getpid())
            greeting = prepare(kind)
            children = [
                Child("web", _web(), os.environ, renewed_by=signal.SIGHUP),
                Child("worker", _worker(), os.environ),
            ]
            supervisor = Supervisor(children, server.revive if server else lambda: None)
            supervisor.listen()
            try:
                return _until_stopped(supervisor, greeting, address.answers)
            finally:
                supervisor.stop_all()


def _until_stopped(supervisor: Supervisor, greeting: str, ready: Callable[[], bool]) -> int:
    if supervisor.wait_for(ready, _START_SECONDS):
        line(greeting)
    elif not supervisor.stopping:
        raise Stopped("Trang web không khởi động được.", "The site does not start; see above.")
    supervisor.stay()
    line()
    say("Đang dừng…", "Stopping…")
    return 0


def prepare(kind: str) -> str:
    """The greeting. In a process of its own, so that the supervisor stays small."""
    outlet, inlet = os.pipe()
    with os.fdopen(outlet, encoding="utf-8") as greeting:
        with os.fdopen(inlet):
            done = subprocess.run(
                [sys.executable, "-m", "khien.site.preparing", kind, str(inlet)],
                check=False,
                pass_fds=[inlet],
                start_new_session=True,  # Ctrl-C reaches us alone
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        if done.returncode:
            raise Stopped("Không chuẩn bị xong.", "Preparation failed; see above.")
        return greeting.read()


def _web() -> list[str]:
    host, port = str(read("HOST")), str(read("PORT"))
    processes, threads = str(read("WEB_PROCESSES")), str(read("WEB_THREADS"))
    application = "khien.site.wsgi:application"
    certificate, key = read("TLS_CERTIFICATE"), read("TLS_KEY")
    if read("SERVER") == "gunicorn":
        where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        options = ["--bind", where, "--workers", processes, "--threads", threads]
        calm = ["--graceful-timeout", "10", "--timeout", "120", "--log-level", "warning"]
        tls = ["--certfile", certificate, "--keyfile", key] if certificate else []
        return [
            sys.executable,
            "-m",
            "gunicorn",
            *options,
            *tls,
            *calm,
            _IGNORE_PROXIES,
            application,
        ]
    options = ["--interface", "wsgi", "--host", host, "--port", port, "--no-ws"]
    many = ["--workers", processes, "--blocking-threads", threads, "--respawn-failed-workers"]
    calm = ["--workers-kill-timeout", "10", "--log-level", "warning"]
    tls = ["--ssl-certificate", certificate, "--ssl-keyfile", key] if certificate else []
    tls += ["--ssl-protocol-min", "tls1.2"] if certificate else []
    return [sys.executable, "-m", "granian", *options, *tls, *many, *calm, application]


def _worker() -> list[str]:
    jobs = str(read("WORKER_JOBS"))
    return [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", jobs]
