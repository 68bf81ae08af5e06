"""Each page of the staff's menu has its part of the handbook, each role its page."""

import pytest

from khien.manual import help as handbook
from khien.manual import tree
from khien.manual.rendering import rendered
from khien.people.roles import Role
from khien.site.navigation import ITEMS
from khien.site.reference import role_pages


@pytest.mark.parametrize("href", [item.href for item in ITEMS])
def test_a_page_of_the_menu_has_help_of_its_own(href):
    assert href in handbook.PARTS


@pytest.mark.parametrize("part", sorted(set(handbook.PARTS.values())))
def test_the_help_leads_to_a_part_that_is_there_in_both_languages(part):
    page, _, anchor = part.partition("#")
    for path in (f"handbook/{page}", f"handbook/{page}.en"):
        assert anchor in rendered(path).anchors, path


def test_every_part_of_the_handbook_is_led_to():
    named = {
        f"{path.removeprefix('handbook/')}#{heading.anchor}"
        for path in tree.pages()
        if path.startswith("handbook/") and not path.endswith(".en")
        for heading in rendered(path).headings
    }
    assert named == set(handbook.PARTS.values())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_role_has_its_page_and_the_code_says_what_it_may(role, language):
    page = role_pages.page_of(role, language)
    assert page.exists(), f"write {page}: the first hour, each day, when something goes wrong"
    written = page.read_text("utf-8")
    assert written == role_pages.text(role, language), "run ./khien reference"
    assert written.count("\n## ") == 4


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_of_a_role_speaks_its_language(language):
    for role in Role:
        name = f"roles/{role}{'.en' if language == 'en' else ''}"
        assert tree.pages()[name].language == language


@pytest.mark.django_db
def test_the_page_leads_to_its_help_and_the_keys_stand_on_it(staff, sign_in):
    text = sign_in(staff(Role.AUDITOR)).get("/lam-viec/so-cai/").content.decode()
    assert 'href="/huong-dan/handbook/7-quan-tri/#so-cai"' in text
    assert 'id="k-keys"' in text
    alone = sign_in(staff(Role.AUDITOR)).get("/lam-viec/phim-tat/").content.decode()
    assert "<kbd>j</kbd>" in alone
    assert 'id="k-keys"' not in alone


def test_the_nearest_part_counts():
    assert handbook.part_for("/lam-viec/tin-bao/1/").endswith("2-tin-bao/#tin-bao")
    assert handbook.part_for("/lam-viec/tre-em/mau/1/").endswith("#bieu-mau")
    assert handbook.part_for("/khong-biet/").endswith("#viec-cua-toi")
