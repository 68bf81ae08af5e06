"""The list of the province's own words."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.people.roles import Role
from khien.screening.actions import words as actions
from khien.screening.known.words import files_folder
from own_words_cases import added, numbered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ready_to_look")]
URL = reverse("screening:words")


def test_each_tells_what_it_is_who_added_it_and_from_when(client, scanner, sign_in):
    sign_in(scanner)
    words = added(scanner)
    shown = client.get(URL).text
    for part in ("zubuzu", "xúc phạm, bắt nạt", str(scanner), "đang dùng"):
        assert part in shown
    actions.withdraw(words, why="Nhầm.", by=scanner, now=NOW)
    assert "đã gỡ" in client.get(URL).text
    assert client.get(URL, {"trang_thai": "counts"}).context["rows"] == []
    assert len(client.get(URL, {"trang_thai": "withdrawn", "loai": "insult"}).context["rows"]) == 1


def test_an_empty_list_says_what_it_is_for(client, scanner, sign_in):
    sign_in(scanner)
    shown = client.get(URL).text
    assert "Chưa thêm từ nào" in shown
    assert reverse("screening:word_try") in shown


def test_files_on_the_server_are_named(client, scanner, sign_in):
    sign_in(scanner)
    files_folder().mkdir(exist_ok=True)
    file = files_folder() / "xa.csv"
    file.write_text("kind,strength,words\n", "utf-8")
    try:
        assert "xa.csv" in client.get(URL).text
    finally:
        file.unlink()


def test_whoever_neither_scans_nor_keeps_banks_does_not_see_it(staff, sign_in):
    assert sign_in(staff(Role.COMMUNE_OFFICER)).get(URL).status_code == 403


def test_it_asks_the_database_as_often_for_twice_the_words(sign_in, scanner, costs_the_same):
    numbers = iter(range(100))
    client = sign_in(scanner)

    def grow():
        for _ in range(3):
            numbered(scanner, next(numbers))

    costs_the_same("screening/words.html", lambda: client.get(URL), grow, most=9)
