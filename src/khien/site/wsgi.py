"""The site as a WSGI application, loaded by every web process."""

import gc
import os
import signal
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from khien.site.parent import follow_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khien.site.settings")
supervisor = os.environ.get("KHIEN_SUPERVISOR")
if supervisor:
    follow_parent(signal.SIGKILL)  # a killed server leaves no process holding the port
    if not Path(f"/proc/{supervisor}").exists():  # all were killed while this one was starting
        sys.exit("supervisor gone")
site = get_wsgi_application()

from khien.screening.matcher import mounted  # noqa: E402  (after Django is set up)

application = mounted(site)
gc.collect()
gc.freeze()  # what is loaded by now stays: no later collection walks it again
gc.set_threshold(5_000, 20, 50)  # the young ones soon: they may hold a piece of a film
