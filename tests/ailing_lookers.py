"""Looking that goes wrong, in a process of its own: it has to be found by its name there."""

import errno
import os
import time

from khien_detect.scan.looking import Looker


class Ends(Looker):
    """The process is gone in the middle of the third part, as where memory is short."""

    def do(self, part):
        if part.number == 2:
            os._exit(9)
        return super().do(part)


class FullDisk(Looker):
    def do(self, part):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), f"{part.number}")


class Unhurried(Looker):
    """Half a second a part; by what number each process goes is written down."""

    def do(self, part):
        (self._folder / f"{os.getpid()}.pid").touch()
        time.sleep(0.5)
        return super().do(part)


class Endless(Unhurried):
    """The first part is never done."""

    def do(self, part):
        done = super().do(part)
        if part.number == 0:
            time.sleep(600)
        return done
