"""Owns pinned embeds: the page that is kept as it was, and the little files that say its state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from youju import addresses
from youju.content.register import archive_page
from youju.embeds.chart_frames import EmbedView, FrameAssets, print_framed, view_embed
from youju.embeds.states import STATES, find_state, write_status, write_style
from youju.localized.story import Desk
from youju.model import Chart, Page, Pin, Story
from youju.numbers.periods import word_period
from youju.printing.context import Press, make_page


class PinLineView(TypedDict):
    """What a pinned page says of itself in one of its states, and the words of its link, or ""."""

    state: str
    words: str
    link: str


class PinView(TypedDict):
    """A version that is kept, and what is said of it, by state."""

    version: str
    lines: list[PinLineView]


class PinnedEmbedView(EmbedView):
    """A chart in a frame that stays as it is; the style at the path `sheet` shows one line."""

    pin: PinView
    sheet: str


def print_pinned(press: Press, story: Story, chart: Chart, code: str, pin: Pin) -> Page:
    """Return the page of `chart` as it is now, to be kept as `pin`; its bytes stay for ever.

    What changes is said by the style sheet beside it, which shows one of its lines: so it needs
    no script, and works where a frame is allowed nothing.
    """
    here = addresses.pinned(pin.version, code, story.slug, chart.id)
    sheet = addresses.pinned_status(pin.version, code, "css")
    # 'self' fits wherever the site moves; the address, where a sandboxed page has no self.
    allowed = ("'self'", addresses.absolute(press.site.base_url, sheet))
    view: PinnedEmbedView = {
        **view_embed(press, story, chart, code),
        "pin": {"version": pin.version, "lines": _view_lines(press, story, code, pin)},
        "sheet": sheet,
    }
    css = press.assets.embed_css + view["shapes"]
    assets = FrameAssets(press.assets.frame_js, css, sheets=allowed)
    return print_framed(press, "pinned.html", code, here, view, assets)


def print_pins(press: Press) -> Iterator[Page]:
    """Yield every pinned page from the archive, with the state it is in now."""
    site = press.site
    for pin in site.register.pins:
        for code in _list_codes(press, pin):
            path = addresses.pinned(pin.version, code, pin.story, pin.chart)
            yield Page(path, site.files[archive_page(pin.version, code)])
            state = find_state(site, pin, code)
            texts = {"css": write_style(state), "json": write_status(site, pin, code, state)}
            for ending, text in texts.items():
                yield make_page(addresses.pinned_status(pin.version, code, ending), text)


def print_kept_scripts(press: Press) -> Iterator[Page]:
    """Yield the scripts of old snippets: each names its script by digest, and trusts no other."""
    now = {page.path for page in press.assets.pages}
    for name in press.site.register.files:
        path = f"embed/{name.rpartition('/')[2]}"
        if addresses.is_embed_script(path) and path not in now:
            yield Page(path, press.site.files[name])


def list_lines(press: Press, story: Story, code: str, pin: Pin) -> dict[str, tuple[str, str]]:
    """Return what a pinned page may say of itself, by state, and the words of its link ("": none).

    The longest decides its height.
    """
    desk = Desk(press.site, story, code)
    date = word_period(pin.date, press.site.languages[code])
    links = {STATES[0]: "", "withdrawn": desk.say("pin_gone")}
    live = desk.say("pin_live")
    return {
        state: (desk.say(f"pin_{state}", date=date), links.get(state, live)) for state in STATES
    }


def _view_lines(press: Press, story: Story, code: str, pin: Pin) -> list[PinLineView]:
    lines = list_lines(press, story, code, pin)
    return [
        {"state": state, "words": words, "link": link} for state, (words, link) in lines.items()
    ]


def _list_codes(press: Press, pin: Pin) -> list[str]:
    """Return the languages that `pin` was made in, of which the site may have given up some."""
    folder, ending = archive_page(pin.version, "").split(".")
    return [
        name.removeprefix(folder).removesuffix(f".{ending}")
        for name in press.site.register.files
        if name.startswith(folder) and name.endswith(f".{ending}")
    ]
