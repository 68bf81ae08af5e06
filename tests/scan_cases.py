"""Material for scans: plain sentences, some that a machine must see, pictures, archives."""

import io
import subprocess
import sys
import zipfile
from contextlib import contextmanager

from django.core.files.uploadedfile import SimpleUploadedFile

from drawn_pictures import boxes, encoded
from khien.screening.models import Hit

PLAIN = "Mai con mang áo mưa đi học nhé"
THREAT = "Mày coi chừng, tan học tao đánh mày"
LINK = "https://qua-tang.example/nhan"


def picture(seed, kind="PNG"):
    return encoded(boxes(seed, 240, 320), kind)


def archive(**files):
    """`archive(**{"a.png": data})`: a ZIP of these."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return file.getvalue()


def upload(name, data):
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())


def words_of(hits):
    return [(hit.content or {}).get("text", "") for hit in hits]


def make_hit(scan=None, **fields):
    """A hit straight in the database, as a look leaves it."""
    usual = {
        "kind": "threat",
        "score": 0.9,
        "place": {"start": 14, "end": 34},
        "why": [{"source": "threat 3", "words": "tao đánh mày", "weight": 2.0}],
        "content": {"text": THREAT, "advice": ["Giữ tin nhắn.", "Keep the messages."]},
        "version": "threat=3",
        "found_at": None if scan is None else scan.asked_at,
    }
    return Hit.objects.create(scan=scan, **usual | fields)


@contextmanager
def started(*words):
    """A process of ours, gone at the end however the test ends."""
    command = [sys.executable, "-m", "django", *words]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def worker():
    return started("procrastinate", "worker", "--concurrency", "4")
