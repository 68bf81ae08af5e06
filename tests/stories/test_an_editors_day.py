"""An editor's day: a text from Word, a picture of forty megapixels, two at once, published."""

import io
import re
import time

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TITLE = "Ngày hội an toàn mạng ở xã (bài của câu chuyện)"
OF_WORD = (
    "<p class=MsoNormal style='mso-margin-top-alt:auto'>Ngày hội mở lúc <b>8 giờ</b> ở nhà văn "
    "hóa.&nbsp;<o:p></o:p></p><p class=MsoListParagraph><span style='mso-list:Ignore'>·"
    "<span>&nbsp;&nbsp;</span></span>Trò chơi cho các em</p><p class=MsoListParagraph>"
    "<span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Người lớn để hỏi chuyện</p>"
)
WAIT = 60  # seconds for the worker


def press(page: Page, text: str) -> None:
    page.locator("main button", has_text=text).first.click()


def forty_megapixels() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (7300, 5500), (29, 92, 77)).save(out, "JPEG")
    return out.getvalue()


PASTE = """(area, html) => {
  const held = new DataTransfer();
  held.setData("text/html", html);
  held.setData("text/plain", "chữ thường");
  const event = { clipboardData: held, bubbles: true, cancelable: true };
  area.dispatchEvent(new ClipboardEvent("paste", event));
}"""


def write(stage, page: Page) -> str:
    """The address of its page of writing."""
    page.goto("/lam-viec/tin-tuc/moi/")
    page.select_option("select[name=kind]", "announcement")
    page.fill("[name=title]", TITLE)
    page.fill("[name=summary]", "Cả xã cùng chơi và cùng học, sáng chủ nhật.")
    page.fill("[name=body]", "<svg onload=alert(1)>" + OF_WORD)
    press(page, "Lưu bản nháp")
    expect(page.locator("main")).to_contain_text("mã chạy được")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    page.fill("[name=body]", "")
    page.locator("[name=body]").evaluate(PASTE, OF_WORD)
    expect(page.locator("[name=body]")).to_have_value(re.compile(r"\*\*8 giờ\*\*"))
    page.fill("[name=related]", "/hoc/")
    press(page, "Lưu bản nháp")
    expect(page.locator("[name=body]")).to_have_value(
        "Ngày hội mở lúc **8 giờ** ở nhà văn hóa.\n\n- Trò chơi cho các em\n\n"
        "- Người lớn để hỏi chuyện"
    )
    return page.url


def add_picture(page: Page) -> None:
    page.locator("main a", has_text="Thêm hình").click()
    page.set_input_files(
        "input[type=file]",
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": forty_megapixels()},
    )
    page.fill("[name=alt]", "Sân nhà văn hóa xã, bàn ghế xếp thành vòng tròn")
    press(page, "Lưu")
    expect(page.locator("main")).to_contain_text("[hình 1]")


def save_at_once(first: Page, second: Page, address: str) -> None:
    """The second one is asked, and keeps their own title."""
    second.goto(address)
    first.goto(address)
    first.fill("[name=summary]", "Sáng chủ nhật, từ 8 giờ.")
    press(first, "Lưu bản nháp")
    second.fill("[name=summary]", "Sáng chủ nhật, ở nhà văn hóa.")
    press(second, "Lưu bản nháp")
    expect(second.locator("main")).to_contain_text("Có người vừa sửa")
    second.check("[name=choose_summary][value=mine]")
    press(second, "Lưu bản nháp")
    expect(second.locator("[name=summary]")).to_have_value("Sáng chủ nhật, ở nhà văn hóa.")


def find_it(page: Page) -> None:
    """As soon as the worker has been told."""
    end = time.monotonic() + WAIT
    page.goto("/tim/?q=ngay+hoi+an+toan+mang")
    while TITLE not in page.locator("main").inner_text() and time.monotonic() < end:
        page.wait_for_timeout(500)
        page.goto("/tim/?q=ngay+hoi+an+toan+mang")
    expect(page.locator("main")).to_contain_text(TITLE)


def test_a_text_of_word_becomes_an_article_everybody_finds(stage):
    editor = stage.sign_in("bientap")
    address = write(stage, editor)
    add_picture(editor)
    stage.picture(editor, "viet-tin-bai")
    own_window = editor.context.new_page()
    save_at_once(editor, own_window, address)
    own_window.close()
    editor.goto(address)
    press(editor, "Gửi bản đã lưu đi duyệt")
    expect(editor.locator("main")).to_contain_text("một người khác phải đọc")

    reader = stage.sign_in("thuongtruc", phone=True)
    reader.goto("/lam-viec/tin-tuc/?trang_thai=in_review")
    reader.locator("main a", has_text=TITLE).click()
    reader.check("[name=verdict][value=good]")
    stage.picture(reader, "duyet-tin-bai")
    press(reader, "Ghi ý kiến")
    expect(reader.locator("main")).to_contain_text("Đã duyệt")

    anybody = stage.phone(script=False)
    anybody.goto("/tin-tuc/")
    anybody.locator("main a", has_text=TITLE).click()
    expect(anybody.locator("main img")).to_have_attribute(
        "alt", "Sân nhà văn hóa xã, bàn ghế xếp thành vòng tròn"
    )
    expect(anybody.locator("main li", has_text="Trò chơi cho các em")).to_be_visible()
    stage.picture(anybody, "tin-bai")
    find_it(anybody)
    stage.picture(anybody, "tim")
    home = stage.desk()
    home.goto("/")
    stage.picture(home, "trang-chinh")
    for name in ("giup-do", "ke-hoach", "so-lieu-mo", "tin-tuc", "lien-he", "doi-tac"):
        page = stage.phone() if name in {"giup-do", "ke-hoach"} else home
        page.goto(f"/{name}/")
        stage.picture(page, f"cong-{name}")
        assert page.locator("main h1").count() == 1
