"""Owns the way from an address to bytes: http, https or a file, of a size and within a time."""

from __future__ import annotations

import urllib.request
from http.client import HTTPException

from youju.inputs import LARGEST_FILE
from youju.model import Origin
from youju.problems import Problems

# Seconds that a server may keep silent.
_PATIENCE = 30
_AGENT = "youju (a static generator for data journalism)"


def get_bytes(address: str, named: Origin, problems: Problems) -> bytes | None:
    """Return what stands at `address`, or report at `named` why it cannot be got.

    A redirection may lead to http and https only.
    """
    opener = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
    ]
    if address.startswith("file:"):
        handlers = [urllib.request.FileHandler()]
    for handler in handlers:
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})
    try:
        with opener.open(request, timeout=_PATIENCE) as answer:
            content: bytes = answer.read(LARGEST_FILE + 1)
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        problems.add("fetch-failed", named, address=address, reason=reason)
        return None
    if len(content) > LARGEST_FILE:
        problems.add("fetch-too-large", named, address=address)
        return None
    return content
