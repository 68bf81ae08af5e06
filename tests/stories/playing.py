"""What people do on the pages, step by step; the stories say who does what, and in which order."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

RISK = ("harm", "access_to_child")
ABILITY = ("self_protection", "knows_helpers", "asks_for_help", "recovery_ability")


def choose(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.check(f"[name={name}][value='{value}']")


def submit(page: Page) -> None:
    page.locator("main form.k-form button.k-button").first.click()


def step(page: Page, case: str, path: str) -> None:
    page.goto(f"{case}{path}")


def today() -> str:
    return (datetime.now(UTC) + timedelta(hours=7)).strftime("%Y-%m-%d")


@dataclass(frozen=True)
class Told:
    """A report on its three screens. `asked_by` empty: the door itself says who asks."""

    door: str
    story: str
    kind: str
    age: str
    commune: str
    asked_by: str = ""


def tell(page: Page, told: Told) -> None:
    """Up to the button that sends it."""
    page.goto("/")
    page.click("a[href='/bao-tin/']")
    page.click(f"main a[href='/bao-tin/{told.door}/']")
    page.fill("[name=what_happened]", told.story)
    page.click("button[value=next]")
    page.check(f"[name=kinds][value={told.kind}]")
    page.fill("[name=child_age]", told.age)
    page.fill("[name=commune]", told.commune)
    page.click("button[value=next]")
    expect(page.locator("[name=commune_choice], [name=support]").first).to_be_visible()
    if page.locator("[name=commune_choice]").count():
        label = page.locator(".k-choice", has_text="Phú Thọ").filter(has_text=told.commune).first
        label.click()
        page.click("button[value=next]")
    page.check("[name=support][value=yes]")
    if told.asked_by:
        page.check(f"[name=asked_by][value={told.asked_by}]")


def send(page: Page) -> str:
    page.click("button[value=send]")
    return code_on(page)


def code_on(page: Page) -> str:
    expect(page.locator(".k-code")).to_be_visible()
    code = re.sub(r"\D", "", page.inner_text(".k-code"))
    assert len(code) == 16
    return code


def keep_the_code(page: Page) -> None:
    page.check("[name=kept]")
    page.click("main form button:has-text('Xong')")


def read(page: Page, code: str) -> str:
    """What the reporter reads with the code."""
    page.goto("/tra-cuu/")
    page.fill("[name=code]", code)
    page.click("main form button")
    expect(page.locator(".k-steps")).to_be_visible()
    return page.inner_text("body")


def figures(page: Page) -> list[tuple[int, int]]:
    """Numerator and denominator of the three objectives."""
    page.goto("/lam-viec/bang-dieu-hanh/")
    cards = page.locator(".k-stat").all()
    assert len(cards) == 3
    found = []
    for card in cards:
        numbers = re.search(r"([\d.]+) trên ([\d.]+)", card.inner_text())
        assert numbers, card.inner_text()
        found.append(tuple(int(n.replace(".", "")) for n in numbers.groups()))
    return found


def waiting(page: Page, path: str, title: str) -> Locator:
    """The link that opens a file on the incident of that title, among those of others that wait."""
    rows = page.locator("main tr", has_text=title).filter(has=page.locator(f"a[href*='{path}']"))
    newest = max(rows.all(), key=lambda row: row.inner_text())
    return newest.locator(f"a[href*='{path}']")


def open_report(page: Page) -> None:
    """The newest number is ours, on whichever page of the queue it stands."""
    page.goto("/lam-viec/tin-bao/")
    found: dict[str, str] = {}
    while True:
        links = page.locator("main table a:has-text('TB-')").all()
        found |= {link.inner_text(): str(link.get_attribute("href")) for link in links}
        further = page.locator("main nav a[rel=next]")
        if not further.count():
            break
        with page.expect_navigation():
            further.click()
    page.goto(found[max(found)])


def decide(page: Page, title: str) -> None:
    page.check("[name=outcome][value=incident_opened]")
    page.fill("[name=title]", title)
    page.click("button:has-text('Ghi quyết định')")
    expect(page.locator("h1")).to_contain_text(title)


@dataclass(frozen=True)
class Child:
    name: str
    age: str
    sex: str
    happened: str


def register(page: Page, title: str, child: Child) -> None:
    """Mẫu 01, up to the button that opens the case."""
    page.goto("/lam-viec/tre-em/")
    waiting(page, "/lam-viec/tre-em/moi/", title).click()
    page.fill("[name=name]", child.name)
    page.fill("[name=age]", child.age)
    choose(page, sex=child.sex)
    page.fill("[name=what_happened]", child.happened)
    for box in page.locator("[name=requests]").all():
        box.check()


def opened(page: Page) -> str:
    """The case was opened: its address."""
    submit(page)
    expect(page.locator("h1")).to_contain_text("Hồ sơ")
    return page.url


def weigh(page: Page, case: str, wish: str, *, emergency: str = "no") -> None:
    """Mẫu 02, up to what its grid concludes."""
    step(page, case, "danh-gia/")
    choose(page, **dict.fromkeys(RISK, "medium"), obstacles_in_care="low")
    choose(page, self_protection="medium", recovery_ability="high", wellbeing="2")
    choose(page, emergency_needed=emergency)
    page.fill("[name=childs_wish]", wish)
    page.click("button:has-text('Xem kết luận theo bảng')")
    expect(page.locator("main")).to_contain_text("nguy cơ trung bình")


def weigh_closely(page: Page, case: str, met: str) -> None:
    """Mẫu 03, up to the button that submits it."""
    step(page, case, "danh-gia-cu-the/")
    page.fill("[name=who_was_met]", met)
    choose(page, **dict.fromkeys((*RISK, "development_impact", "obstacles_in_care"), "medium"))
    choose(page, **dict.fromkeys(ABILITY, "medium"), no_ready_carer="low")


def submitted(page: Page) -> None:
    submit(page)
    expect(page.locator("main")).to_contain_text("chờ duyệt")


def meet(page: Page, case: str, took_part: str, decided: str) -> None:
    """The minutes of the needs meeting, of today."""
    step(page, case, "hop/")
    choose(page, kind="needs")
    page.fill("[name=took_part]", took_part)
    page.fill("[name=decided]", decided)
    submit(page)
    expect(page.locator("main")).to_contain_text(decided)


def plan(page: Page, case: str, *goals: tuple[str, str]) -> None:
    """Mẫu 04; each goal with who helps."""
    step(page, case, "ke-hoach/")
    for number, (words, helper) in enumerate(goals):
        page.fill(f"[name=form-{number}-words]", words)
        page.fill(f"[name=form-{number}-helper]", helper)


def approve_assessment(chair: Page, case: str) -> None:
    step(chair, case, "danh-gia-cu-the/duyet/")
    submit(chair)


def approve_plan(chair: Page, case: str, number: str) -> None:
    step(chair, case, "ke-hoach/duyet/")
    chair.fill("[name=decision_number]", number)
    submit(chair)
    expect(chair.locator("h1")).to_contain_text("Hồ sơ")


def serve(page: Page, case: str, kind: str, outcome: str) -> None:
    """A service planned, and given."""
    step(page, case, "dich-vu/")
    choose(page, kind=kind)
    page.fill("[name=planned_for]", today())
    submit(page)
    page.click("a:has-text('Ghi là đã cung cấp')")
    page.fill("[name=given_on]", today())
    page.fill("[name=outcome]", outcome)
    submit(page)


def review_and_ask_to_close(page: Page, case: str) -> None:
    step(page, case, "ra-soat/")
    choose(page, **dict.fromkeys((*RISK, "obstacles_in_care"), "low"))
    choose(page, self_protection="high", recovery_ability="high", stable="yes", wellbeing="4")
    for goal in page.locator("[name^=goal_][value=reached]").all():
        goal.check()
    submit(page)
    step(page, case, "ket-thuc/")
    choose(page, reason="safe_and_stable")
    submit(page)


def close(chair: Page, case: str) -> None:
    step(chair, case, "ket-thuc/duyet/")
    submit(chair)
    expect(chair.locator("main")).to_contain_text("đã kết thúc")


def press(page: Page, letter: str) -> None:
    """What the letter stands for, reached with Tab and pressed with Enter: an automated browser
    leaves out the access keys themselves, which the browser and not the page looks after.
    """
    walk(page, "accessKey", letter)
    page.keyboard.press("Enter")


def tab_to(page: Page, name: str) -> None:
    walk(page, "name", name)


def walk(page: Page, what: str, wanted: str) -> None:
    """Tab, as a person does, until what has the focus is the one."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.{what}") == wanted:
            return
    raise AssertionError(wanted)
