"""A lexicon made into arrays that compiled code walks: words, a tree of phrases, rules.

Everything is keyed with the reader of words itself, so that lexicon and message agree by
construction.
"""

import re
from collections.abc import Iterable

import numpy as np

from khien_detect.text.letters import letters
from khien_detect.text.lexicon import Lexicon
from khien_detect.text.number_kernels import MAIL, number
from khien_detect.text.numbers import NUMBERS
from khien_detect.text.packing import grouped, hashed
from khien_detect.text.patterns import MOST_PARTS, BadPattern, Group, Phrase, ways
from khien_detect.text.rules import KINDS, Rule
from khien_detect.text.spelling import is_word, key_of, pieces, plain
from khien_detect.text.tables import (
    BLOCKS,
    COVERS,
    HOLDS,
    Compiled,
    Lookup,
    Rules,
    Tree,
    Ways,
    points_of,
)

BIAS = -2.0
_GROUP = re.compile(r"<([\w-]+)>")


def compile_lexicon(lexicon: Lexicon) -> Compiled:
    builder = _Builder(lexicon)
    for index, rule in enumerate(lexicon.rules):
        builder.add(rule.patterns, index, HOLDS, rule.name)
        builder.add(rule.unless, index, BLOCKS, rule.name)
    builder.add(lexicon.idioms, -1, COVERS, "idiom")
    return Compiled(letters(), builder.lookup(), *builder.trees(), _rules(lexicon.rules))


def _rules(rules: list[Rule]) -> Rules:
    weights = [[rule.weights.get(kind, 0.0) for kind in KINDS] for rule in rules]
    return Rules(
        np.array(weights, np.float32).reshape(len(rules), len(KINDS)),
        np.array([rule.fold for rule in rules], np.uint8),
        np.array([min(rule.weights.values()) < 0 for rule in rules], np.uint8),
    )


class _Builder:
    def __init__(self, lexicon: Lexicon) -> None:
        self.short = lexicon.short
        self.only = lexicon.only
        self.groups = lexicon.groups
        self.words: dict[int, int] = {}  # key as written -> word
        self.spelling: dict[int, set[str]] = {}  # word -> how it is written
        self.named: dict[str, int] = {}  # group -> word
        self.count = 0
        self.edges: dict[tuple[int, int], int] = {}
        self.parts: dict[frozenset[int], int] = {}
        self.made: dict[tuple[int, int, tuple[int, ...], tuple[int, ...]], None] = {}
        for name in [*NUMBERS, *lexicon.groups]:
            self.named[name] = self._new()

    def _new(self) -> int:
        self.count += 1
        return self.count - 1

    def add(self, patterns: Iterable[str], rule: int, role: int, name: str) -> None:
        for pattern in patterns:
            for way in ways(self._with_groups(pattern, name)):
                parts = tuple(self._part(part) for part in way.parts)
                self.made[rule, role, parts, way.gaps] = None

    def _with_groups(self, pattern: str, name: str) -> str:
        """Groups that hold phrases are written out; a group of single words stays one edge."""

        def written(found: re.Match[str]) -> str:
            if found[1] not in self.named:
                raise BadPattern(f"{name}: “{pattern}”: chưa có nhóm · no such group: {found[0]}")
            phrases = [m for m in self.groups.get(found[1], ()) if not is_word(m)]
            inner = (self._with_groups(phrase, found[1]) for phrase in phrases)
            return "|".join((f"({found[0]}", *inner)) + ")" if phrases else found[0]

        return _GROUP.sub(written, pattern)

    def _part(self, phrases: frozenset[Phrase]) -> int:
        nodes = frozenset(map(self._node, phrases))
        return self.parts.setdefault(nodes, len(self.parts))

    def _node(self, phrase: Phrase) -> int:
        node = 0
        for item in phrase:
            for word in self._words(item):
                node = self.edges.setdefault((node, word), len(self.edges) + 1)
        return node

    def _words(self, item: str | Group) -> list[int]:
        if isinstance(item, Group):
            return [self.named[item.name]]
        return [self._word(piece) for piece in pieces(item)]

    def _word(self, written: str) -> int:
        key = key_of(written)
        if key not in self.words:
            self.words[key] = self._new()
        self.spelling.setdefault(self.words[key], set()).add(written)
        return self.words[key]

    def _candidates(self) -> dict[int, dict[int, int]]:
        """Key -> word -> whether the key lacks the word's marks.

        A spelling marked so in short.csv stands for no other word without its marks.
        """
        exact: dict[int, set[int]] = {}
        folded: dict[int, set[int]] = {}
        spelled = [(w, word) for word, written in self.spelling.items() for w in written]
        members = [
            (member, self.named[name])
            for name, all_ in self.groups.items()
            for member in all_
            if is_word(member)
        ]
        for written, word in (*spelled, *members):
            exact.setdefault(key_of(written), set()).add(word)
            folded.setdefault(key_of(plain(written)), set()).add(word)
            if written.isdigit():
                exact[key_of(written)].update(self._of_number(written))
        found = {key: dict.fromkeys(words, 0) for key, words in exact.items()}
        read_otherwise = {key_of(short) for short in self.only}
        for key, words in folded.items():
            for word in words if key not in read_otherwise else ():
                found.setdefault(key, {}).setdefault(word, 1)
        for short, meanings in self.short.items():
            for word in {w for m in meanings for w in exact.get(key_of(m), ())}:
                found.setdefault(key_of(short), {})[word] = 0
        return found

    def _of_number(self, written: str) -> list[int]:
        points = points_of(written)
        _, found = number(points, 0, len(points), letters())
        return [self.named[name] for name, sorts in NUMBERS.items() if found in sorts]

    def lookup(self) -> Lookup:
        found = self._candidates()
        rows = list(found.values())
        numbers = [
            [self.named[n] for n, sorts in NUMBERS.items() if s in sorts] for s in range(MAIL + 1)
        ]
        all_rows = [*rows, *(dict.fromkeys(row, 0) for row in numbers)]
        slots, values = hashed(list(found), list(range(len(rows))))
        return Lookup(
            keys=slots,
            rows=values,
            first=np.cumsum([0, *map(len, all_rows)]).astype(np.int32),
            candidate=np.array([word for row in all_rows for word in row], np.int32),
            folded=np.array([flag for row in all_rows for flag in row.values()], np.uint8),
            of_number=np.arange(len(rows), len(all_rows), dtype=np.int32),
        )

    def trees(self) -> tuple[Tree, Ways]:
        edges = [node << 20 | word for node, word in self.edges]
        slots, values = hashed(edges, list(self.edges.values()))
        of_node = grouped(
            ((node, part) for nodes, part in self.parts.items() for node in nodes),
            len(self.edges) + 1,
        )
        made = list(self.made)
        of_part = grouped(((way[2][-1], row) for row, way in enumerate(made)), len(self.parts))
        part = np.zeros((len(made), MOST_PARTS), np.int32)
        gap = np.zeros((len(made), MOST_PARTS), np.int32)
        for row, (_, _, parts, gaps) in enumerate(made):
            part[row, : len(parts)] = parts
            gap[row, 1 : len(parts)] = gaps
        rule, role, many = zip(*((way[0], way[1], len(way[2])) for way in made), strict=True)
        covers = np.zeros(len(self.parts), np.uint8)
        covers[[way[2][0] for way in made if way[1] == COVERS]] = 1
        grows = np.zeros(len(self.edges) + 1, np.uint8)
        grows[[node for node, _ in self.edges]] = 1
        return Tree(slots, values, *of_node, grows), Ways(
            *of_part,
            covers,
            np.array(rule, np.int32),
            np.array(role, np.uint8),
            np.array(many, np.int32),
            part,
            gap,
        )
