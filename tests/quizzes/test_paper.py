"""Sheets are printed, filled in, photographed askew in bad light, and read."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFilter

from fixtures_learning import NOW
from fixtures_quizzes import RIGHT
from khien.quizzes.actions import taking
from khien.quizzes.items import Kind
from khien.quizzes.models import Attempt, PaperReading
from khien.quizzes.paper import layout, printing, reading
from khien.quizzes.paper.lines import answers, lines_of
from khien.quizzes.queries.answers import asked

pytestmark = pytest.mark.django_db
DOTS = 200 / 25.4  # dots of the drawn page in a millimetre
MARGIN = (8, 10)  # of the page, in millimetres, see sheets.typ
GAP = 4


@pytest.fixture
def paper(opened):
    return asked(opened)


@pytest.fixture
def drawn(opened, paper):
    """The page with the sheets of the numbers 1 and 2, as the printer gives it."""
    pdf = pypdfium2.PdfDocument(printing.sheets(opened, paper, last_seat=3))
    return pdf[len(pdf) - 2].render(scale=200 / 72).to_pil().convert("L")


def mark(page, paper, choices, *, sheet=0, shade=20, size=1.0):
    """Fills the circles: `choices` are (line, choice)."""
    draw, left = ImageDraw.Draw(page), MARGIN[0] + sheet * (layout.WIDTH + GAP)
    for circle in layout.circles(lines_of(paper)):
        if (circle.line, circle.choice) in choices:
            x, y, r = left + circle.x, MARGIN[1] + circle.y, layout.RADIUS * size
            box = [(x - r) * DOTS, (y - r) * DOTS, (x + r) * DOTS, (y + r) * DOTS]
            draw.ellipse(box, fill=shade)


def right_choices(paper):
    """Of each line the choice that is right."""
    found, kinds = set(), {shown.version: item for shown, item in paper}
    for number, line in enumerate(lines_of(paper)):
        item = kinds[line.version]
        wanted = RIGHT[item.kind] if line.part is None else [RIGHT[item.kind][line.part]]
        found |= {(number, line.places.index(place)) for place in wanted}
    return found


def camera(size, corners):
    """Where each point of a photograph comes from, if the page's corners are seen at `corners`."""
    width, height = size
    rows, values = [], []
    for (x, y), (u, v) in zip(
        corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True
    ):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows), np.array(values))


def photographed(page, *, turn=0, seed=1):
    """Held askew, unevenly lit, a little out of focus, with the noise of a cheap camera."""
    width, height = page.size
    seen = page.transform(
        (width + 80, height + 80),
        Image.Transform.PERSPECTIVE,
        camera(
            (width, height), ((70, 30), (width + 40, 60), (width - 60, height + 70), (20, height))
        ),
        Image.Resampling.BILINEAR,
        fillcolor=120,
    )
    seen = seen.rotate(turn, expand=True, fillcolor=120).filter(ImageFilter.GaussianBlur(1.2))
    values = np.asarray(seen).astype(float)
    light = np.linspace(0.55, 1.0, values.shape[1])[None, :]
    noise = np.random.default_rng(seed).normal(0, 6, values.shape)
    return Image.fromarray(np.clip(values * light + noise, 0, 255).astype(np.uint8))


def as_jpeg(picture):
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def read_all(picture, paper):
    grey, lines = np.asarray(picture), lines_of(paper)
    return {seen.seat: reading.read(grey, seen, lines) for seen in reading.seen(grey)}


@pytest.mark.parametrize("turn", [0, 97, 180])
def test_two_sheets_on_one_photograph_are_read_however_it_was_held(drawn, paper, turn):
    right = right_choices(paper)
    mark(drawn, paper, right)
    found = read_all(photographed(drawn, turn=turn), paper)
    assert set(found) == {1, 2}
    given = answers(lines_of(paper), found[1].marks)
    kinds = {shown.version: item.kind for shown, item in paper}
    assert {kinds[v]: list(a) for v, a in given.items()} == {
        kind: answer for kind, answer in RIGHT.items() if kind != Kind.SHORT
    }
    assert found[1].doubts == []
    assert not any(found[2].marks)
    assert found[2].doubts == []


def test_a_faint_mark_and_two_marks_are_for_a_person_to_judge(drawn, paper):
    lines = lines_of(paper)
    one = next(n for n, line in enumerate(lines) if not line.many and line.part is None)
    other = next(n for n, line in enumerate(lines) if line.part == 0)
    mark(drawn, paper, {(one, 0), (one, 1)})
    mark(drawn, paper, {(other, 2)}, shade=175)
    found = read_all(photographed(drawn), paper)[1]
    assert found.doubts == sorted([one, other])
    assert found.marks[one] == [0, 1]


@pytest.fixture
def hand_in(sign_in, teacher, opened):
    def hand_in(*pictures):
        files = [SimpleUploadedFile(f"{n}.jpg", body) for n, body in enumerate(pictures)]
        page = reverse("quizzes:photographs", args=[opened.pk])
        return sign_in(teacher).post(page, {"do": "read", "photographs": files})

    return hand_in


def test_sheets_wait_for_the_teacher_and_count_once_taken(
    hand_in, sign_in, teacher, opened, drawn, paper
):
    right = right_choices(paper)
    mark(drawn, paper, right)
    mark(drawn, paper, right | {(0, 0), (0, 1)}, sheet=1)
    picture = as_jpeg(photographed(drawn))
    assert hand_in(picture, picture).status_code == 200
    assert PaperReading.objects.count() == 2
    assert not Attempt.objects.exists()
    page = reverse("quizzes:photographs", args=[opened.pk])
    sign_in(teacher).post(page, {"do": "take"})
    first = Attempt.objects.get(seat=1)
    assert (first.source, first.points) == ("paper", 5)
    assert not PaperReading.objects.exists()
    again = hand_in(picture)
    assert "Số 1 đã có bài" in again.content.decode()


def test_what_the_machine_doubts_the_teacher_says(hand_in, sign_in, teacher, opened, drawn, paper):
    lines = lines_of(paper)
    single = next(n for n, line in enumerate(lines) if not line.many and line.part is None)
    mark(drawn, paper, {(single, 0), (single, 1)})
    hand_in(as_jpeg(photographed(drawn)))
    page = reverse("quizzes:photographs", args=[opened.pk])
    sign_in(teacher).post(page, {"do": "take", f"s1_{single}": ["1"]})
    version = lines[single].version
    response = Attempt.objects.get(seat=1).responses.get(version=version)
    assert response.chosen == [lines[single].places[1]]


def test_a_photograph_of_something_else_is_said_by_its_name(hand_in, drawn):
    blank = as_jpeg(Image.new("L", (800, 600), 200))
    answer = hand_in(blank, b"not a picture", as_jpeg(drawn.crop((0, 0, 700, 1600))))
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "0.jpg: Không thấy ô vuông" in told
    assert "1.jpg: Đây không phải là ảnh" in told
    assert "2.jpg: Phiếu số 1: ảnh thiếu góc" in told
    assert not PaperReading.objects.exists()


def test_a_sheet_of_another_class_is_not_taken(hand_in, open_class, drawn, paper, opened):
    other = open_class("4B")
    pdf = pypdfium2.PdfDocument(printing.sheets(other, paper, last_seat=1))
    page = pdf[len(pdf) - 1].render(scale=200 / 72).to_pil().convert("L")
    assert "phiếu của bài khác" in hand_in(as_jpeg(page)).content.decode()


def test_the_teacher_prints_questions_and_a_sheet_for_every_number(sign_in, teacher, opened):
    page = reverse("quizzes:sheets", args=[opened.pk]) + "?den=5"
    pdf = pypdfium2.PdfDocument(sign_in(teacher).get(page).content)
    assert len(pdf) == 1 + 3
    assert "Tổng đài bảo vệ trẻ em là số nào?" in pdf[0].get_textpage().get_text_range()


def test_a_seat_that_answered_on_a_phone_keeps_that_answer(opened, paper):
    attempt = taking.begin(opened, seat=4, now=NOW)
    taking.submit(attempt.pk, {}, wants_to_talk=False, now=NOW)
    assert not taking.take_sheet(opened, 4, {}, NOW)
