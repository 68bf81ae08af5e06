"""Plain generated films: a soft picture with a box that wanders over it."""

import io

import numpy as np

from drawn_pictures import soft

KINDS = {
    "mp4": "libx264",
    "matroska": "mpeg4",
    "webm": "libvpx",
    "avi": "mpeg4",
    "mpegts": "libx264",
    "flv": "libx264",
    "asf": "mpeg4",
}
RATE = 10


def picture(number, seed=1, height=120, width=160):
    """Of a film of seed `seed`, frame `number` as it is before it is encoded."""
    drawn = soft(seed, height, width).copy()
    x = 2 * number % (width - 40)
    drawn[20:60, x : x + 40] = (255, 0, 80)
    return drawn


def film(kind="mp4", *, many=60, gop=10, pictures=picture, target=None):
    """`many` frames, ten a second, one of `gop` a key frame. Bytes, or written to `target`."""
    import av  # noqa: PLC0415  (the extra `video`: only tests of films need it)

    file = io.BytesIO()
    place = {"file": file, "format": kind}
    if target:
        place = {"file": str(target), "options": {"movflags": "faststart"}}
    with av.open(mode="w", **place) as container:
        stream = container.add_stream(KINDS[kind], rate=RATE)
        stream.height, stream.width = pictures(0).shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.codec_context.gop_size = gop
        for number in range(many):
            frame = av.VideoFrame.from_ndarray(pictures(number), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return target.read_bytes() if target else file.getvalue()


def with_sound_alone():
    import av  # noqa: PLC0415  (as above)

    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as container:
        stream = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, 8000), np.int16), format="s16", layout="mono"
        )
        frame.sample_rate = 8000
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file.getvalue()
