"""A trained text model: probabilities, decisions and the n-grams that weighed most."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from khien_detect.text.model import file
from khien_detect.text.model.explaining import weigh
from khien_detect.text.model.grams import BARE_WORD, room
from khien_detect.text.model.letters import letters
from khien_detect.text.model.nets import Nets, no_nets
from khien_detect.text.model.netscore import know
from khien_detect.text.model.reading import WINDOW, Codes, pack, read_window
from khien_detect.text.model.scoring import Learned, Weights, add_up

AT_ONCE = 4096  # texts packed together: bounds memory for any number of texts


class Model:
    """Classes 0..k, 0 being nothing to worry about. The same file and text give the same scores."""

    def __init__(self, heading: file.Heading, arrays: file.Arrays, checksum: str) -> None:
        self.heading = heading
        self.classes = heading.classes
        self.version = f"{heading.task}-{checksum[:12]}"
        scales, bias, self._offsets = np.array(
            [heading.scales, heading.bias, heading.offsets], np.float32
        )
        weights = Weights(arrays["table"], heading.bits, scales, bias)
        nets, words = no_nets(self.classes), []
        if "words" in arrays:
            nets = Nets(*(arrays[name] for name in Nets._fields))
            words = arrays["words"].tobytes().decode("utf-8", "surrogatepass").split("\n")
        self._learned = Learned(weights, nets, know(words, nets))

    @classmethod
    def open(cls, path: Path | str | None = None) -> "Model":
        """None: the model that ships. Raises OSError, or `file.Unusable` with the reason."""
        if path is not None:
            return cls(*file.read(Path(path)))
        with as_file(files("khien_detect.text") / "data" / "model" / "insult.model") as shipped:
            return cls(*file.read(shipped))

    @property
    def shown_from(self) -> float:
        """The probability of any class but 0 from which on a finding is worth showing."""
        return self.heading.shown_from

    def scores(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """(texts, classes): calibrated probabilities, rows summing to 1."""
        out = self._raw(texts)
        out -= out.max(1, keepdims=True)
        np.exp(out, out=out)
        out /= out.sum(1, keepdims=True)
        return out

    def decide(self, texts: Sequence[str]) -> npt.NDArray[np.int64]:
        """(texts,): the class under the offsets that were best for macro-F1 on the dev set."""
        return np.asarray((self._raw(texts) + self._offsets).argmax(1))

    def explain(self, text: str, label: int, most: int = 5) -> list[tuple[str, float]]:
        """The text's own n-grams that speak most for `label` against the mean of the others.

        The n-gram as it was read (small letters, 0 for digits), heaviest first; the weight in
        units of the score before softmax. Nets beside the n-grams add to the score and cannot be
        taken apart so. Of a long text the first window is explained.
        """
        if not 0 <= label < self.classes:
            raise ValueError(f"label {label} is none of this model's {self.classes} classes")
        read, weights, places = self._weighed(text, label)
        speaking = np.flatnonzero((weights > 0) & (places[:, 1] < places[:, 2]))
        if not speaking.size or most < 1:
            return []
        least = np.sort(weights[speaking])[-min(most, speaking.size)]
        heaviest = speaking[weights[speaking] >= least]
        said = [(_words(read, *places[row].tolist()), float(weights[row])) for row in heaviest]
        return sorted(said, key=lambda pair: (-pair[1], pair[0]))[:most]

    def _weighed(
        self, text: str, label: int
    ) -> tuple[Codes, npt.NDArray[np.float64], npt.NDArray[np.int32]]:
        """The first window as it was read, and its n-grams' weights and places."""
        codes, read = pack([text]).codes, np.empty(WINDOW, np.uint32)
        length, _ = read_window(codes, 0, len(codes), letters(), read)
        hashed = room(self.heading.bits, with_places=True)
        return read, *weigh(read, length, letters().bare, self._learned.weights, label, hashed)

    def _raw(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        out = np.empty((len(texts), self.classes), np.float32)
        hashed = room(self.heading.bits)
        for start in range(0, len(texts), AT_ONCE):
            packed = pack(texts[start : start + AT_ONCE])
            add_up(packed, letters(), self._learned, hashed, out[start : start + AT_ONCE])
        return out


def _words(read: Codes, family: int, first: int, last: int) -> str:
    codes = read[first:last]
    if family == BARE_WORD:
        bare = letters().bare
        codes = np.where(codes < len(bare), bare[np.minimum(codes, len(bare) - 1)], codes)
    return "".join(map(chr, codes))
