"""`khien run` and `khien serve`: database, preparation, web processes and worker, supervised."""

import os
import signal
import subprocess
import sys

from khien.site import address
from khien.site.console import Stopped, line, say
from khien.site.environment import read
from khien.site.installing import setup
from khien.site.parent import die_with_parent
from khien.site.prepared import database, make_folders
from khien.site.supervisor import Child, Supervisor

_START_SECONDS = 180


def run() -> int:
    return _serve("sample")


def serve() -> int:
    return _serve("real")


def _serve(kind: str) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    home = make_folders()
    with address.only_one(home):
        address.check_port_is_free()
        setup()
        with database() as server:
            os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
            os.environ["KHIEN_SUPERVISOR"] = str(os.getpid())
            _prepare(kind)
            children = [Child("web", _web(), os.environ), Child("worker", _worker(), os.environ)]
            supervisor = Supervisor(children, server.revive if server else lambda: None)
            supervisor.listen()
            try:
                return _until_stopped(supervisor, kind)
            finally:
                supervisor.stop_all()


def _until_stopped(supervisor: Supervisor, kind: str) -> int:
    supervisor.look()
    greeting = subprocess.Popen(  # noqa: S603
        _preparing("greet", kind),
        stdout=subprocess.PIPE,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  (only prctl)
    )
    answers = supervisor.wait_for(address.answers, _START_SECONDS)
    words, _ = greeting.communicate()
    if answers:
        line(words.decode())
    elif not supervisor.stopping:
        raise Stopped("Trang web không khởi động được.", "The site does not start; see above.")
    supervisor.stay()
    line()
    say("Đang dừng…", "Stopping…")
    return 0


def _prepare(kind: str) -> None:
    done = subprocess.run(  # noqa: S603
        _preparing("first", kind),
        check=False,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    if done.returncode:
        raise Stopped("Không chuẩn bị xong.", "Preparation failed; see above.")


def _preparing(step: str, kind: str) -> list[str]:
    """In a process of its own, so that the supervisor stays small."""
    return [sys.executable, "-m", "khien.site.preparing", step, kind]


def _web() -> list[str]:
    host, port = str(read("HOST")), str(read("PORT"))
    processes, threads = str(read("WEB_PROCESSES")), str(read("WEB_THREADS"))
    application = "khien.site.wsgi:application"
    if read("SERVER") == "gunicorn":
        options = ["--bind", f"{host}:{port}", "--workers", processes, "--threads", threads]
        return [sys.executable, "-m", "gunicorn", *options, application]
    options = ["--interface", "wsgi", "--host", host, "--port", port, "--no-ws"]
    many = ["--workers", processes, "--blocking-threads", threads, "--respawn-failed-workers"]
    calm = ["--workers-kill-timeout", "10", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *options, *many, *calm, application]


def _worker() -> list[str]:
    jobs = str(read("WORKER_JOBS"))
    return [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", jobs]
