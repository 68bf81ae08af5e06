"""The site as a WSGI application, loaded by every web process."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from khien.site.parent import follow_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khien.site.settings")
if os.environ.get("KHIEN_SUPERVISED"):
    follow_parent(signal.SIGKILL)  # a killed server leaves no process holding the port
application = get_wsgi_application()
