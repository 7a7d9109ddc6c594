"""Owns the child process that draws: the only use of vl_convert, run as a script of its own.

It is started by file, not by import, so that it needs nothing of the parent's main module; it
reads frames from its input and answers in frames. A frame is four bytes of length and content.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from contextlib import suppress
from typing import IO, Any

DRAWN, FAILED = b"+", b"-"
_LENGTH = struct.Struct(">I")
_FIRST = {"data": {"values": [{"a": 1}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}


def serve_jobs() -> None:
    """Draw until the parent closes the pipe.

    The first frame is {"path": the parent's sys.path, "limit": seconds}, the second a list of the
    fonts' folders, every other one [kind, text, scale]; an answer is DRAWN and the picture or
    FAILED and the reason.
    """
    requests, answers = sys.stdin.buffer, _claim_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then kills us
    setup = json.loads(receive(requests))
    sys.path[:] = setup["path"]
    import vl_convert

    draw(vl_convert, "svg", json.dumps(_FIRST), 1)  # starts V8, so that no drawing waits for it
    send(answers, DRAWN)
    with suppress(EOFError):  # the parent may have had nothing to draw
        for folder in json.loads(receive(requests)):
            vl_convert.register_font_directory(folder)
    while True:
        try:
            request = receive(requests)
        except EOFError:
            return
        _limit_time(setup["limit"] + 1)
        try:
            answer = DRAWN + draw(vl_convert, *json.loads(request))
        except Exception as error:
            answer = FAILED + str(error).encode("utf-8", "replace")
        _limit_time(0)
        send(answers, answer)


def draw(vl_convert: Any, kind: str, text: str, scale: float) -> bytes:
    """Return what a job makes: kind "svg" draws a spec's JSON, "vega" compiles it, "rows" says
    which rows its marks stand for, and "png" is the picture of an SVG at `scale`."""
    if kind == "svg":
        svg: str = vl_convert.vegalite_to_svg(text, allowed_base_urls=[])
        return svg.encode()
    if kind == "vega":
        return json.dumps(vl_convert.vegalite_to_vega(text), separators=(",", ":")).encode()
    if kind == "rows":
        return _trace(vl_convert, text).encode()
    return _rasterize(vl_convert, text, scale)


def _rasterize(vl_convert: Any, text: str, scale: float) -> bytes:
    # Here and not in the parent, where packing lets no other thread run.
    from youju.rendering.png import squeeze

    return squeeze(vl_convert.svg_to_png(text, scale=scale))


def _trace(vl_convert: Any, text: str) -> str:
    # Only now is the parent's sys.path ours too.
    from youju.rendering.scenes import write_trace
    from youju.rendering.tracing import trace_vega

    vega = trace_vega(vl_convert.vegalite_to_vega(text))
    return write_trace(vl_convert.vega_to_scenegraph(json.dumps(vega), allowed_base_urls=[]))


def send(stream: IO[bytes], content: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read one frame; EOFError when the other side has gone."""
    (length,) = _LENGTH.unpack(_read(stream, _LENGTH.size))
    return _read(stream, length)


def _read(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _claim_output() -> IO[bytes]:
    """Return the parent's pipe, and send whatever else prints to the error stream."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _limit_time(seconds: float) -> None:
    """Let the system end this process after `seconds`, should the parent no longer be there.

    Python cannot do it: during a drawing no other thread of the process runs.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    serve_jobs()
