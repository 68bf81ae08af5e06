"""A film too large to be sent twice: the network goes, the server is killed, and it arrives whole.

Then it is sealed by people who made their keys themselves, and opened with the `age` tool; and it
leaves in a bag that is checked and opened where no Khiên is.
"""

import os
import re
import subprocess
import zipfile
from hashlib import sha256

import psutil
import pytest
from playwright.sync_api import expect

from fixtures_evidence import box, mp4
from stories.test_killed_at_random import kill_one, words_of

pytestmark = [pytest.mark.browser, pytest.mark.faults]

SIZE = 60_000_000
UNTIL_BACK = 120_000


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "phim-tu-dien-thoai.mp4"
    path.write_bytes(mp4() + box(b"free", os.urandom(SIZE)))
    return path


def test_a_large_film_arrives_whole_and_is_sealed(stage, installation, film, tmp_path):
    police = stage.sign_in("congan")
    send(stage, installation, police, film)
    keys = [make_key(stage, police, tmp_path, number) for number in (1, 2)]
    stage.picture(police, "khoa-niem-phong")
    for content in sealed(stage, police, keys, tmp_path):
        assert content == film.read_bytes()
    for content in taken_away(stage, police, keys, tmp_path / "noi-khac"):
        assert content == film.read_bytes()


def send(stage, installation, police, film):
    violation = an_open_violation(police)
    police.click("main a:has-text('Thêm chứng cứ')")
    police.set_input_files("input[type=file]", film)
    police.fill("[name=origin]", "Phim lấy từ điện thoại, có biên bản")
    told = police.locator("#sending p")
    police.get_by_role("button", name="Thêm tệp", exact=True).click()
    expect(told).to_contain_text(re.compile(r"Đang gửi .*: [1-9]\d?%"), timeout=60_000)
    police.context.set_offline(True)
    expect(told).to_contain_text("Mất kết nối. Đang thử lại", timeout=60_000)
    stage.picture(police, "gui-tep-lon")
    stage.forgive_no_network()
    assert psutil.pid_exists(installation.process.pid)
    kill_one(installation, "granian")
    police.context.set_offline(False)
    police.wait_for_url(violation, timeout=UNTIL_BACK)
    stage.violation = violation
    stage.complaints[:] = [c for c in stage.complaints if "ERR_" not in c]  # of the killed server
    expect(police.locator("main")).to_contain_text("Đã nhận 1 tệp.")
    assert words_of(psutil.Process(installation.process.pid))
    police.locator("main a[href*='/chung-cu/']").last.click()
    expect(police.locator("main")).to_contain_text(sha256(film.read_bytes()).hexdigest())
    stage.exhibit = police.url


def an_open_violation(police):
    """Of those in the list, the first to which a file may be added."""
    police.goto("/lam-viec/vi-pham/")
    rows = police.locator("main a[href*='/lam-viec/vi-pham/']")
    addresses = [row.get_attribute("href") for row in rows.all()]
    for address in dict.fromkeys(a for a in addresses if re.search(r"[0-9a-f-]{36}/$", a)):
        police.goto(address)
        if police.locator("main a:has-text('Thêm chứng cứ')").count():
            return police.url
    raise AssertionError("no open violation")


def make_key(stage, police, folder, number):
    secret = folder / f"khoa-{number}.txt"
    subprocess.run(["age-keygen", "-o", secret], check=True, capture_output=True)
    done = subprocess.run(["age-keygen", "-y", secret], check=True, capture_output=True)
    police.goto("/lam-viec/chung-cu/khoa/")
    police.fill("[name=public_key]", done.stdout.decode())
    if number == 2:
        police.check("[name=spare]")
    police.get_by_role("button", name="Thêm khóa", exact=True).click()
    with police.expect_download() as download:
        police.click("a:has-text('Tải tệp thử')")
    words = opened(download.value.path(), secret).decode()
    police.fill("[name=words]", words.strip())
    police.click("button:has-text('Xác nhận')")
    expect(police.locator("main")).to_contain_text("Khóa đã thử mở được.")
    return secret


def opened(path, secret):
    command = ["age", "-d", "-i", secret, path]
    return subprocess.run(command, check=True, capture_output=True).stdout


def sealed(stage, police, keys, folder):
    police.goto(stage.exhibit)
    police.click("summary:has-text('Niêm phong')")
    police.click("button:has-text('Niêm phong cho đơn vị tôi')")
    expect(police.locator("main")).to_contain_text("Đã niêm phong cho")
    stage.picture(police, "chung-cu-niem-phong")
    with police.expect_download() as download:
        police.click("button:has-text('Tải tệp niêm phong')")
    file = download.value.path()
    with police.expect_download() as download:
        police.click("button:has-text('Tải phong bì khóa')")
    own = folder / "chung-cu.khoa"
    for secret in keys:
        own.write_bytes(opened(download.value.path(), secret))
        yield opened(file, own)


def taken_away(stage, police, keys, folder):
    police.goto(stage.violation)
    police.click("main a:has-text('Xuất chứng cứ')")
    stage.picture(police, "xuat-chung-cu")
    police.fill("[name=to]", "Viện kiểm sát nhân dân tỉnh")
    police.fill("[name=why]", "Kèm hồ sơ vụ việc")
    with police.expect_download() as download:
        police.click("button:has-text('Tải tệp ZIP')")
    with zipfile.ZipFile(download.value.path()) as package:
        package.extractall(folder)
    (bag,) = folder.iterdir()
    manifests = ["tagmanifest-sha256.txt", "manifest-sha256.txt"]
    subprocess.run(["sha256sum", "--quiet", "-c", *manifests], cwd=bag, check=True)
    (envelope,) = (bag / "data").glob("*.khoa.age")
    own = folder / "chung-cu.khoa"
    for secret in keys:
        own.write_bytes(opened(envelope, secret))
        yield opened(envelope.with_name(envelope.name.replace(".khoa.age", ".mp4.age")), own)
