"""Officers of a police unit who use the `age` tool on machines of their own."""

import subprocess

from fixtures_evidence import NOW
from khien.evidence.actions import sealing, unit_keys
from khien.evidence.queries import sealing as sealing_queries


class Officer:
    """With a key of their own, made by `age-keygen` on their own machine."""

    def __init__(self, user, folder):
        self.user = user
        self.folder = folder / str(user.pk)
        self.folder.mkdir()
        self.secret = self.folder / "khoa-cua-toi.txt"
        run("age-keygen", "-o", self.secret)
        self.public = run("age-keygen", "-y", self.secret).decode().strip()

    def add_key(self):
        unit = sealing_queries.unit_of(self.user)
        return unit_keys.add_key(unit, self.public, spare=False, by=self.user, now=NOW)

    def open(self, content, identity=None):
        path = self.folder / "tep.age"
        path.write_bytes(content)
        return run("age", "-d", "-i", identity or self.secret, path)

    def prove(self, key):
        words = self.open(bytes(key.challenge)).decode()
        unit_keys.prove(key, words, by=self.user, now=NOW)
        return key

    def open_exhibit(self, exhibit):
        """Both commands of the page."""
        own = self.folder / "chung-cu.khoa"
        own.write_bytes(self.open(sealing.take_envelope(exhibit, by=self.user, now=NOW)))
        taken = sealing.take_sealed(exhibit, by=self.user, now=NOW)
        return self.open(b"".join(taken), own)


def run(*command, given=None):
    done = subprocess.run(command, input=given, capture_output=True, check=True)
    return done.stdout
