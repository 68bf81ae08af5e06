"""What ships is whole: a lesson for every cell, each fit to be taught, each with its picture."""

import json

import pytest

from khien.core.reading import level_of, sentences, syllables
from khien.curriculum.actions.ship import DATA
from khien.curriculum.agreement import agreement
from khien.curriculum.choices import stories, unreached
from khien.curriculum.content import read
from khien.curriculum.models import Band, Strand
from khien.curriculum.rules.lesson import troubles
from khien.curriculum.rules.picture import check_picture
from khien.curriculum.rules.version import MOST_BYTES, size
from khien.curriculum.slides import MOST, slides_of

LESSONS = sorted((DATA / "lessons").glob("*.toml"))
FRAMEWORK = json.loads((DATA / "framework.json").read_text("utf-8"))
ADULTS = ["a0-1", "p-1", "p-2", "p-3", "p-4", "t-1", "c-1", "o-1"]


def test_every_cell_of_the_framework_has_its_lesson():
    cells = {(row["band"], row["strand"]): row["title"] for row in FRAMEWORK["descriptors"]}
    assert len(cells) == 4 * len(Strand)
    for (band, strand), title in cells.items():
        lesson = read("x", (DATA / f"lessons/{band}-{strand}.toml".lower()).read_text("utf-8"))
        assert (lesson.band, lesson.strands[0]) == (band, strand)
        assert lesson.content.title == title
    assert {path.stem for path in LESSONS} >= set(ADULTS)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_it_can_be_taught(path):
    lesson = read(path.stem, path.read_text("utf-8"))
    picture = path.with_suffix(".svg").read_text("utf-8")
    assert lesson.band in Band.values
    assert set(lesson.strands) <= set(Strand.values)
    assert troubles(lesson.content, band=lesson.band, strands=lesson.strands) == []
    check_picture(picture)
    assert size(lesson.content, picture) < MOST_BYTES
    told = [slide for slide in slides_of(lesson.content) if slide.kind == "story"]
    assert all(syllables(slide.lines[0]) <= MOST for slide in told)
    whole = " ".join(slide.lines[0] for slide in told)
    assert whole == " ".join((*lesson.content.story.paragraphs, lesson.content.story.help))


@pytest.mark.parametrize("story", stories().values(), ids=lambda story: story.slug)
def test_every_way_through_a_story_ends_in_help(story):
    assert unreached(story) == set()
    for scene in story.scenes.values():
        assert bool(scene.choices) != bool(scene.help), scene.key
        for text in (*scene.text, scene.help):
            longest = level_of(story.band).longest
            assert all(syllables(said) <= longest for said in sentences(text)), text
    assert all(_ends(story, key, ()) for key in story.scenes)


def _ends(story, key, before):
    """No way leads in a circle."""
    scene = story.scenes[key]
    return key not in before and all(_ends(story, c.to, (*before, key)) for c in scene.choices)


def test_every_age_has_stories_to_choose_in_and_the_family_its_agreement():
    assert {story.band for story in stories().values()} >= {"A1", "A2", "A3", "A4", "P"}
    assert sum(len(part.promises) for part in agreement().parts) > 10
