"""A whole installation, started the way a person starts it, and people who use it in a browser."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from allauth.mfa.app_settings import TOTP_PERIOD
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import ready_tables
from khien.people.sign_in_forms import USED_CODE

ROOT = Path(__file__).resolve().parents[2]
# A fixed bar would lie across the middle of a picture of the whole page.
_BAR_AT_END = "document.querySelector('.k-help')?.style.setProperty('position', 'static')"
_BAR_IN_PLACE = "document.querySelector('.k-help')?.style.removeProperty('position')"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PASSWORD = "khien-du-lieu-mau"
UNTIL_READY = 600


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures", default="", help="folder in which the stories' pictures are kept"
    )


@dataclass
class Installation:
    """`khien run` where the tables are there: own database, site, worker, sample province."""

    home: Path
    port: int
    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words: str) -> None:
        """`khien …` on this installation, while it runs."""
        command = [sys.executable, "-m", "khien", *words]
        subprocess.run(command, cwd=ROOT, env=environment(self.home, self.port), check=True)


def environment(home: Path, port: int) -> dict[str, str]:
    """What this process has, without what would lead to another installation."""
    other = {"DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "KHIEN_HOME"}
    mine = {key: value for key, value in os.environ.items() if key not in other}
    return mine | {"KHIEN_HOME": str(home), "PORT": str(port), "PYTHONPATH": str(ROOT / "src")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def installation(tmp_path_factory) -> Iterator[Installation]:
    home, port = tmp_path_factory.mktemp("tỉnh mẫu"), free_port()
    ready_tables.put_into(home)
    process = subprocess.Popen(
        [sys.executable, "-m", "khien", "run"],
        cwd=ROOT,
        env=environment(home, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    started = Installation(home, port, process)
    ready = threading.Event()
    reader = threading.Thread(target=_read, args=(started, ready), daemon=True)
    reader.start()
    try:
        assert ready.wait(UNTIL_READY), "".join(started.lines[-40:])
        yield started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
        reader.join(10)


def _read(started: Installation, ready: threading.Event) -> None:
    """The demo accounts are the last thing that is printed."""
    assert started.process.stdout is not None
    with started.process.stdout as lines:
        for line in lines:
            started.lines.append(line)
            if "kiemtoan" in line:
                ready.set()


@dataclass
class Stage:
    """Where a story is played: browsers for its people, and pictures of what they see."""

    browser: Browser
    address: str
    pictures: Path
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    without_script: list[Page] = field(default_factory=list)

    def _page(self, viewport: dict[str, int], *, script: bool) -> Page:
        context = self.browser.new_context(
            viewport=viewport,  # type: ignore[arg-type]  # width and height
            java_script_enabled=script,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=self.address,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if not script:
            self.without_script.append(page)
        page.on("console", lambda m: self._complain(m.type, m.text))
        page.on("pageerror", lambda error: self._complain("error", str(error)))
        return page

    def _complain(self, kind: str, text: str) -> None:
        if kind == "error" and "status of 4" not in text:
            self.complaints.append(text)

    def forgive_no_network(self) -> None:
        """The browser's own words about a network that the story took away."""
        told = ("INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
        self.complaints[:] = [c for c in self.complaints if not any(each in c for each in told)]

    def phone(self, *, script: bool = True) -> Page:
        return self._page(PHONE, script=script)

    def desk(self) -> Page:
        return self._page(DESK, script=True)

    def sign_in(self, username: str, *, phone: bool = False) -> Page:
        """With password and the second factor, whose code a sample installation shows."""
        page = self.phone() if phone else self.desk()
        page.goto("/lam-viec/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", PASSWORD)
        page.click("button:has-text('Tiếp tục')")
        used = self._enter_code(page, "")
        while "/tai-khoan/" in page.url:  # each code is good once: the same person a moment ago
            expect(page.locator("main")).to_contain_text(str(USED_CODE))
            used = self._enter_code(page, used)
        return page

    def _enter_code(self, page: Page, used: str) -> str:
        """The code entered: the one shown, once it is another than `used`."""
        deadline = time.monotonic() + TOTP_PERIOD + 5
        while (code := page.inner_text("[data-demo-code]").strip()) == used:
            assert time.monotonic() < deadline
            page.wait_for_timeout(500)
            page.goto(page.url)  # a reload would send the used code again
        page.fill("input[name=code]", code)
        with page.expect_navigation():
            page.get_by_role("button", name="Đăng nhập", exact=True).click()
        return code

    def picture(self, page: Page, name: str, *, whole: bool = True) -> None:
        """Kept for the documentation; what a page shows is also held to axe, where script runs.

        `whole`: the page from top to end, with the bar of calls after it instead of over it.
        """
        page.evaluate(_BAR_AT_END)
        page.screenshot(path=self.pictures / f"{name}.png", full_page=whole)
        page.evaluate(_BAR_IN_PLACE)
        if page not in self.without_script:
            self._run_axe(page, name, {})

    def hold_to_axe(self, page: Page, name: str) -> None:
        """In light, with what axe leaves out by itself: targets smaller than a finger. In dark its
        colours; nothing fades from one into the other.
        """
        page.emulate_media(reduced_motion="reduce")
        self._run_axe(page, name, {"rules": {"target-size": {"enabled": True}}})
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        self._run_axe(page, f"{name} in dark", {"runOnly": ["color-contrast"]})
        page.emulate_media(color_scheme="light")

    def _run_axe(self, page: Page, name: str, how: dict[str, object]) -> None:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "async (how) => (await axe.run({preload: false, ...how})).violations", how
        )
        self.complaints += [
            f"{name}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found
        ]

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Closed with its module: while it is open, Django refuses the database in this process."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def stage(chromium, installation, request, tmp_path) -> Iterator[Stage]:
    folder = Path(request.config.getoption("--pictures") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    made = Stage(chromium, installation.address, folder)
    yield made
    made.close()
    assert not made.complaints, made.complaints
