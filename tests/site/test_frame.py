"""The frame of public pages in a real browser: quick exit, no way back, nothing too small."""

import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

NEUTRAL = "https://vi.wikipedia.org/"
TOO_SMALL = """() => [...document.querySelectorAll("a.k-button, button, summary, .k-logo")]
    .filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.outerHTML)"""


class Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The site without a database: error pages and their frame need none."""
    application = StaticFilesHandler(get_wsgi_application())
    with make_server("127.0.0.1", 0, application, handler_class=Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])


def opened(browser: Browser, address: str, *, script: bool = True) -> Page:
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": 360, "height": 740}
    )
    context.route(
        NEUTRAL + "**", lambda route: route.fulfill(body="<h1>x</h1>", content_type="text/html")
    )
    page = context.new_page()
    page.goto(address + "/trang-truoc/")
    page.goto(address + "/trang-nay/")
    return page


def test_escape_twice_leaves_and_the_page_is_not_in_the_history(browser, address):
    page = opened(browser, address)
    page.evaluate("sessionStorage.setItem('draft', 'x')")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(NEUTRAL)
    page.go_back()
    assert page.url == address + "/trang-truoc/"
    assert page.evaluate("sessionStorage.getItem('draft')") is None


def test_escape_once_stays(browser, address):
    page = opened(browser, address)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.url == address + "/trang-nay/"


def test_the_button_leaves_without_script_too(browser, address):
    page = opened(browser, address, script=False)
    page.click("[data-exit]")
    page.wait_for_url(NEUTRAL)
    assert page.url == NEUTRAL


def test_a_phone_shows_it_all_and_a_thumb_can_touch_it(browser, address):
    page = opened(browser, address)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate(TOO_SMALL) == []
    assert page.locator("[data-exit]").bounding_box()["y"] < 740


def test_the_frame_breaks_no_rule_of_the_content_policy(browser, address):
    page = opened(browser, address)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    assert [text for text in said if "404 (Not Found)" not in text] == []
