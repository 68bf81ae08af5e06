"""Definitions of forms and answers to them, made up by hypothesis."""

from hypothesis import strategies as st

from khien.support.rules.form_fields import (
    ANSWERABLE,
    WITH_OPTIONS,
    FieldKind,
    FormField,
    FormSection,
    Option,
    Weight,
    Words,
)

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"]), min_size=1)
WORDS = st.builds(Words, TEXTS, st.one_of(st.just(""), TEXTS))
MADE = [kind for kind in FieldKind if kind is not FieldKind.PLACE]  # places need a directory


@st.composite
def fields(draw, key, kinds=tuple(FieldKind)):
    kind = draw(st.sampled_from(kinds))
    count = draw(st.integers(2, 5)) if kind in WITH_OPTIONS else 0
    grade = kind is FieldKind.GRADE
    return FormField(
        key,
        kind,
        draw(WORDS),
        draw(st.one_of(st.just(Words()), WORDS)),
        required=draw(st.booleans()) if kind in ANSWERABLE else False,
        hidden=draw(st.booleans()),
        weight=draw(st.sampled_from(Weight)) if grade else Weight.NONE,
        options=tuple(Option(f"a{n}", draw(WORDS)) for n in range(1, count + 1)),
    )


@st.composite
def layouts(draw, kinds=tuple(FieldKind)):
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    keys = iter(f"own_{n}" for n in range(1, 20))
    return tuple(
        FormSection(draw(WORDS), tuple(draw(fields(next(keys), kinds)) for _n in range(size)))
        for size in sizes
    )


def answer_to(draw, each: FormField):
    chosen = [option.key for option in each.options]
    of_kind = {
        FieldKind.LINE: TEXTS.map(lambda text: text[:300]),
        FieldKind.TEXT: TEXTS,
        FieldKind.NUMBER: st.integers(0, 1_000_000),
        FieldKind.DATE: st.dates().map(lambda day: day.isoformat()),
        FieldKind.CHECK: st.sampled_from([True]),
        FieldKind.YES_NO: st.sampled_from(["yes", "no", "unknown"]),
        FieldKind.CHOICE: st.sampled_from([*chosen, "unknown"]),
        FieldKind.CHOICES: st.lists(st.sampled_from(chosen or ["-"]), min_size=1, unique=True),
        FieldKind.GRADE: st.sampled_from(["high", "medium", "low", "unknown"]),
        FieldKind.WELLBEING: st.sampled_from(["1", "2", "3", "4", "5", "unknown"]),
    }
    return draw(of_kind[each.kind])
