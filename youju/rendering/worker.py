"""Owns the child process that draws: the only use of vl_convert."""

from __future__ import annotations

import json
import signal
from contextlib import suppress
from typing import IO, Any

from youju.children import receive, send

DRAWN, FAILED = b"+", b"-"
_FIRST = {"data": {"values": [{"a": 1}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}


def serve_jobs(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Draw until the parent closes the pipe (youju.children).

    The first frame is {"limit": seconds}, the second a list of the fonts' folders, every other one
    [kind, text, scale]; an answer is DRAWN and the picture or FAILED and the reason.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then kills us
    setup = json.loads(receive(requests))
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
    from youju.rendering.scenes import write_trace
    from youju.rendering.tracing import trace_vega

    vega = trace_vega(vl_convert.vegalite_to_vega(text))
    return write_trace(vl_convert.vega_to_scenegraph(json.dumps(vega), allowed_base_urls=[]))


def _limit_time(seconds: float) -> None:
    """Let the system end this process after `seconds`, should the parent no longer be there.

    Python cannot do it: during a drawing no other thread of the process runs.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
