"""A film read as a stream by FFmpeg, through PyAV: however long, a few frames are in memory.

Only containers that hold their pictures themselves are opened; a playlist that names other files or
addresses is not, so a film never makes this library read or fetch anything but itself.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from khien_detect.images.decode import MOST_PIXELS, Unreadable, check_size

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_BOUND = {"max_pixels": str(MOST_PIXELS)}
_ALLOWED = {
    "format_whitelist": "mov,mp4,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg",
    "protocol_whitelist": "none",
}
_LATE = 0.9  # a film that ends before this share of its length
_SLACK = 1.0  # and these seconds was cut short


def opened(file: BinaryIO) -> "InputContainer":
    import av  # noqa: PLC0415  (an extra: only films need it)

    if not file.read(1):
        raise Unreadable("the file is empty")
    file.seek(0)
    try:
        return av.open(
            file, "r", options=_BOUND, container_options=_ALLOWED, metadata_errors="replace"
        )
    except (av.FFmpegError, ValueError, OSError):
        raise Unreadable("not a film of a known format, or cut short at its beginning") from None


class FilmStream:
    """The pictures of a film, and what was wrong with it. Raises Unreadable where it has none."""

    def __init__(self, container: "InputContainer", *, key: bool) -> None:
        self._container, self._stream = container, _stream_of(container)
        self._stream.codec_context.skip_frame = "NONKEY" if key else "DEFAULT"
        self._decoded, self._damaged, self._end, self._stopped = 0, 0, 0.0, False

    def pictures(self) -> Iterator[tuple[float, "VideoFrame"]]:
        """Each with its seconds; a frame without a time has that of the one before it."""
        seconds = 0.0
        for packet in self._packets():
            for frame in self._of(packet):
                check_size(frame.width, frame.height)
                if frame.pts is not None:
                    seconds = max(0.0, self._seconds(frame.pts))
                self._decoded += 1
                yield seconds, frame

    def pixels(self, frame: "VideoFrame") -> NDArray[np.uint8] | None:
        """uint8 (height, width, 3); None, and counted as damaged, where no conversion is known."""
        import av  # noqa: PLC0415  (as above)

        try:
            return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
        except (av.FFmpegError, ValueError):
            self._damaged += 1
            return None

    def check_end(self) -> None:
        """Raises Unreadable where something of the film was not seen."""
        length = self._container.duration
        short = length is not None and self._end + _SLACK < _LATE * length / 1_000_000
        if not self._decoded:
            raise Unreadable("no picture of the film could be decoded")
        if self._stopped or short:
            raise Unreadable(f"the film is broken or cut short after {self._end:.1f} seconds")
        if self._damaged:
            raise Unreadable(f"{self._damaged} pieces of the film are damaged and were not seen")

    def _packets(self) -> Iterator[Any]:
        import av  # noqa: PLC0415  (as above)

        try:
            for packet in self._container.demux(self._stream):
                if packet.pts is not None:
                    end = self._seconds(packet.pts + (packet.duration or 0))
                    self._end = max(self._end, end)
                yield packet
        except (av.FFmpegError, ValueError, OSError):
            self._stopped = True

    def _of(self, packet: Any) -> "list[VideoFrame]":
        import av  # noqa: PLC0415  (as above)

        try:
            return list(packet.decode())
        except (av.FFmpegError, ValueError):
            self._damaged += 1
            return []

    def _seconds(self, pts: int) -> float:
        return float((pts - (self._stream.start_time or 0)) * (self._stream.time_base or 0))


def _stream_of(container: "InputContainer") -> "VideoStream":
    if not container.streams.video:
        raise Unreadable("there are no moving pictures in the file")
    stream = container.streams.video[0]
    decoder: object = stream.codec_context  # None, whatever its type says, where there is none
    if decoder is None:
        raise Unreadable("no decoder here knows the pictures of this film")
    check_size(stream.codec_context.width, stream.codec_context.height)
    stream.codec_context.options = _BOUND
    stream.codec_context.thread_count = 1  # a scan gives every core a film of its own
    return stream
