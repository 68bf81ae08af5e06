"""Child processes kept alive: started again when they die, stopped calmly, never left behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

from khien.site.console import say
from khien.site.parent import die_with_parent

_LOOK_EVERY = 0.2
_CALM_SECONDS = 20
_LONGEST_PAUSE = 30.0
_GOOD_LIFE = 60  # seconds after which an earlier death is forgiven


@dataclass
class Child:
    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    pause: float = 0.5
    started: float = 0.0
    next_start: float = 0.0
    renewed_by: signal.Signals = signal.SIGTERM

    def start(self) -> None:
        """In a session of its own: Ctrl-C reaches us, and we stop it calmly.

        Killed with us, it is killed outright: a web server told to stop while it was
        starting has been seen to wait for ever for a worker that missed the order.
        """
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509  (only prctl)
        )

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def renew(self) -> None:
        """The code that lies there now. A server replaces its processes by itself and goes on
        answering; what only ends is started again without a pause.
        """
        if self.process is not None and self.is_alive():
            self.process.send_signal(self.renewed_by)
            self.pause = 0.0

    def _end_family(self, leader: int) -> None:
        """What a killed process leaves in its session would go on answering beside the new one."""
        with suppress(ProcessLookupError):
            os.killpg(leader, signal.SIGKILL)

    def look_after(self, now: float) -> None:
        if self.is_alive():
            if now - self.started > _GOOD_LIFE:
                self.pause = 0.5
            return
        if self.process is not None:
            self._end_family(self.process.pid)
            code, self.process = self.process.returncode, None
            self.next_start = now + self.pause
            self.pause = min(max(self.pause, 0.25) * 2, _LONGEST_PAUSE)
            say(f"{self.name} dừng (mã {code}), chạy lại…", "It stopped; starting it again.")
        if now >= self.next_start:
            self.start()


@dataclass
class Supervisor:
    """`always` runs at every look: it keeps the database alive."""

    children: list[Child]
    always: Callable[[], object] = lambda: None
    stopping: bool = field(default=False, init=False)
    renewing: bool = field(default=False, init=False)

    def listen(self) -> None:
        for order in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(order, self._stop)
        signal.signal(signal.SIGUSR1, self._renew)

    def _renew(self, _order: int, _frame: FrameType | None) -> None:
        self.renewing = True

    def _stop(self, _order: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def look(self) -> None:
        self.always()
        if self.renewing:
            self.renewing = False
            for child in self.children:
                child.renew()
        for child in self.children:
            if not self.stopping:
                child.look_after(time.monotonic())

    def wait_for(self, ready: Callable[[], bool], seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < deadline:
            self.look()
            if ready():
                return True
            time.sleep(_LOOK_EVERY)
        return False

    def stay(self) -> None:
        while not self.stopping:
            self.look()
            time.sleep(_LOOK_EVERY)

    def stop_all(self) -> None:
        alive = [child.process for child in self.children if child.process and child.is_alive()]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + _CALM_SECONDS
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
