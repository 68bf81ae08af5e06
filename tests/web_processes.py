"""Real web processes of the site, over the database of a test."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager

from django.conf import settings
from django.db import connection

from fixtures_keys import bearer
from khien.site.bench.installation import free_port
from khien.site.home import ROOT


def environment():
    url = settings.DATABASES["default"]
    name = connection.settings_dict["NAME"]
    host, user = url["HOST"].replace("/", "%2F"), url["USER"]
    return os.environ | {
        "DATABASE_URL": f"postgres://{user}@{host}:{url['PORT']}/{name}",
        "DJANGO_SETTINGS_MODULE": "khien.site.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "DATABASE_POOL": "4",
    }


@contextmanager
def served(*, workers=2, server="granian"):
    port = free_port()
    where = "khien.site.wsgi:application"
    line = {
        "granian": [
            *("granian", "--interface", "wsgi", "--port", str(port), "--workers", str(workers)),
            *("--blocking-threads", "2", "--respawn-failed-workers", "--log-level", "warning"),
            *("--workers-kill-timeout", "10"),
        ],
        "gunicorn": [
            *("gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)),
            *("--threads", "2", "--log-level", "warning"),
        ],
    }[server]
    with subprocess.Popen([sys.executable, "-m", *line, where], env=environment()) as process:
        try:
            deadline = time.monotonic() + 60
            while ask(port, "/status", "")[0] != 200:
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)
            yield port, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def ask(port, path, secret, method="GET", body=None, **headers):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as asked:
        try:
            asked.request(method, path, body, bearer(secret) | headers)
            answer = asked.getresponse()
            return answer.status, answer.read()
        except ConnectionError:
            return 0, b""
