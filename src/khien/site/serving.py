"""`khien run` and `khien serve`: database, preparation, web processes and worker, supervised."""

import os
import signal
import subprocess
import sys

from khien.site import address
from khien.site.console import Stopped, line, say
from khien.site.environment import check_all, read
from khien.site.home import khien_home
from khien.site.installing import setup
from khien.site.parent import die_with_parent
from khien.site.prepared import database, make_folders
from khien.site.supervisor import Child, Supervisor

_START_SECONDS = 180
_IGNORE_PROXIES = "--forwarded-allow-ips="  # which proxy is believed is said in one place: settings


def run() -> int:
    return _serve("sample")


def serve() -> int:
    return _serve("real")


def _serve(kind: str) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    check_all()
    if not (khien_home() / "run").exists():  # nobody runs there yet: leave nothing where we stop
        address.check_port_is_free()
    home = make_folders()
    with address.only_one(home):
        address.check_port_is_free()
        setup()
        with database() as server:
            os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
            os.environ["KHIEN_SUPERVISOR"] = str(os.getpid())
            greeting = _prepare(kind)
            children = [Child("web", _web(), os.environ), Child("worker", _worker(), os.environ)]
            supervisor = Supervisor(children, server.revive if server else lambda: None)
            supervisor.listen()
            try:
                return _until_stopped(supervisor, greeting)
            finally:
                supervisor.stop_all()


def _until_stopped(supervisor: Supervisor, greeting: str) -> int:
    if supervisor.wait_for(address.answers, _START_SECONDS):
        line(greeting)
    elif not supervisor.stopping:
        raise Stopped("Trang web không khởi động được.", "The site does not start; see above.")
    supervisor.stay()
    line()
    say("Đang dừng…", "Stopping…")
    return 0


def _prepare(kind: str) -> str:
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
    if read("SERVER") == "gunicorn":
        where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        options = ["--bind", where, "--workers", processes, "--threads", threads]
        calm = ["--graceful-timeout", "10", "--timeout", "120", "--log-level", "warning"]
        return [sys.executable, "-m", "gunicorn", *options, *calm, _IGNORE_PROXIES, application]
    options = ["--interface", "wsgi", "--host", host, "--port", port, "--no-ws"]
    many = ["--workers", processes, "--blocking-threads", threads, "--respawn-failed-workers"]
    calm = ["--workers-kill-timeout", "10", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *options, *many, *calm, application]


def _worker() -> list[str]:
    jobs = str(read("WORKER_JOBS"))
    return [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", jobs]
