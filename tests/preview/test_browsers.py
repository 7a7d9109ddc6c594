"""Who may ask the preview: this machine's own pages, and nobody else."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from tests.preview_site import Browser, Site, await_that, make_page

UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
# What each path answers to a page of the preview itself.
OWN = {"/": 200, "/livereload": 101, "/forcereload": 404, "/.git/config": 404}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    new = Site(tmp_path_factory.mktemp("site"))
    new.save("site_src/index.html", make_page("root"))
    new.save("site_src/404.html", make_page("lost"))
    new.save("site_src/zh/數據/index.html", make_page("數據"))
    new.save("site_src/site.css", "p {}")
    new.save("site_src/big/index.html", f"<head><style>{'a{}' * 50_000}</style></head>big")
    with new:
        new.await_page("/", "<p>root")
        yield new


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil", "127.0.0.1.evil", "[::1]", "0.0.0.0", "localhost.", ""],
)
def test_foreign_hosts_are_refused(site: Site, host: str, path: str) -> None:
    headers = UPGRADE if path == "/livereload" else {}
    assert site.ask(path, Host=f"{host}:{site.port}", **headers)[0] == 403


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://localhost:1", "http://127.0.0.1.evil.example", ""],
)
def test_foreign_origins_are_refused(site: Site, origin: str, path: str) -> None:
    headers = UPGRADE if path == "/livereload" else {}
    host = f"127.0.0.1:{site.port}"
    assert site.ask(path, Host=host, Origin=origin, **headers)[0] == 403
    same_site = {"Sec-Fetch-Site": "same-origin"}
    assert site.ask(path, Host=host, Origin=origin, **headers, **same_site)[0] == 403


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_pages_of_the_preview_are_answered(site: Site, name: str, path: str) -> None:
    headers = UPGRADE if path == "/livereload" else {}
    host = f"{name}:{site.port}"
    assert site.ask(path, Host=host, **headers)[0] == OWN[path]
    assert site.ask(path, Host=host, Origin=f"http://{host}", **headers)[0] == OWN[path]


def test_only_the_loopback_address_listens(site: Site) -> None:
    link = http.client.HTTPConnection("127.0.0.2", site.port)
    with pytest.raises(OSError, match="refused"):
        link.connect()


def test_answers(site: Site) -> None:
    status, headers, body = site.ask("/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert headers["Cache-Control"] == "no-store" and headers["Etag"] is None
    assert int(headers["Content-Length"]) == len(body.encode())
    assert site.ask("/", "HEAD")[0] == 200 and site.ask("/", "HEAD")[2] == ""
    assert site.ask("/", "POST")[0] in (403, 405)
    assert site.ask("/site.css", Range="bytes=0-1")[2] == "p {}"


def test_addresses(site: Site) -> None:
    path = "/zh/%E6%95%B8%E6%93%9A"
    status, headers, _ = site.ask(f"{path}?a=1")
    assert (status, headers["Location"]) == (302, f"{path}/?a=1")
    assert "數據" in site.ask(f"{path}/")[2]
    assert site.ask("//evil.example/")[0] == 404
    assert site.ask("/%2e%2e/index.html")[0] == 404
    assert site.ask("/%ff")[0] == 400


def test_every_page_carries_the_script_and_a_missing_one_does_too(site: Site) -> None:
    for path, status, text in (("/", 200, "root"), ("/big/", 200, "big"), ("/no/", 404, "lost")):
        found, _, body = site.ask(path)
        assert found == status and text in body
        assert f'src="/livereload.js?port={site.port}&amp;snipver=v' in body
    assert "livereload.js" not in (site.root / "site_src/index.html").read_text("utf-8")
    assert site.ask("/site.css")[2] == "p {}"


def test_the_client_is_a_file_of_our_own_host(site: Site) -> None:
    status, headers, body = site.ask("/livereload.js?port=1")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "LiveReload" in body


@pytest.mark.parametrize(
    "message", ["", "no JSON", "[]", "{}", "null", '"command"', "[" * 30_000, b"\xff\x00"]
)
def test_a_browser_that_talks_nonsense_is_left(
    site: Site, message: str | bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    async def talk() -> object:
        link = await websocket_connect(f"ws://127.0.0.1:{site.port}/livereload")
        await link.write_message(message, binary=isinstance(message, bytes))
        answer = await link.read_message()
        link.close()
        return answer

    assert asyncio.run(talk()) is None
    assert site.ask("/")[0] == 200
    assert capfd.readouterr().err == ""


def test_what_a_browser_says_never_reaches_the_terminal(
    site: Site, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with Browser(site.port, "an old version") as browser:
        await_that(lambda: browser.told == ["*"])
    site.ask("/%1b[2J%0a%0d")
    site.ask("/", Host="evil\x1b[31m")
    shown = "".join([*capfd.readouterr(), *(record.getMessage() for record in caplog.records)])
    assert "\x1b" not in shown and "http://x/" not in shown


def test_the_protocol_is_livereloads(site: Site) -> None:
    async def talk() -> object:
        link = await websocket_connect(f"ws://127.0.0.1:{site.port}/livereload")
        await link.write_message('{"command": "hello"}')
        hello = json.loads(str(await link.read_message()))
        link.close()
        await link.read_message()
        return hello["protocols"]

    assert asyncio.run(talk()) == ["http://livereload.com/protocols/official-7"]


@pytest.mark.slow
def test_what_is_held_stands_at_the_foot_of_its_page_and_is_counted_on_others(
    tmp_path: Path,
) -> None:
    new = Site(tmp_path)
    new.save("site_src/index.html", make_page("root"))
    new.save("site_src/zh/index.html", make_page("首頁"))
    new.save("data/order.txt", "held")
    with new:
        _, page = new.await_page("/zh/", "youju-preview")
        assert "prose-chart-not-shown" in page and "首頁" in page
        assert new.ask("/zh/")[0] == 200
        assert "style-src &#x27;self&#x27;" in page
        assert "on other pages: held: 1" in new.ask("/")[2]
        assert "youju-preview" not in new.ask("/zh/", **{"Sec-Fetch-Dest": "iframe"})[2]


@pytest.mark.slow
def test_only_pages_that_cannot_be_made_give_way(tmp_path: Path) -> None:
    new = Site(tmp_path)
    new.save("site_src/index.html", make_page("root"))
    new.save("site_src/zh/index.html", make_page("首頁"))
    new.save("data/order.txt", "broken")
    with new:
        status, page = new.await_page("/zh/", "cell-date")
        assert status == 500 and "data-youju-stands-in" in page and "data/a.csv，儲存格 E16" in page
        assert page.index("cell-date") < page.index("prose-chart-not-shown")
        status, _, other = new.ask("/")
        assert status == 200 and "<p>root" in other and 'href="/zh/"' in other


def test_the_previews_own_files_are_for_its_own_pages(site: Site) -> None:
    for name in ("bar.css", "preview.js", "problem/cell-date"):
        assert site.ask(f"/~youju/{name}")[0] == 200
        assert site.ask(f"/~youju/{name}", Host=f"evil.example:{site.port}")[0] == 403
    for name in ("page.html", "../words.py", "problem/none", ""):
        assert site.ask(f"/~youju/{name}")[0] == 404


@pytest.mark.slow
def test_whoever_comes_before_the_first_build_is_told_and_gets_the_page_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("youju.preview.browsers._PATIENCE_SECONDS", 0.01)
    new = Site(tmp_path)
    new.save("site_src/index.html", make_page("root"))
    new.save("data/order.txt", "wait")
    with new:
        status, page = new.await_page("/", "The site is being built")
        assert status == 503 and "snipver=v0" in page
        with Browser(new.port, "v0") as browser:
            (tmp_path / "go").touch()
            await_that(lambda: browser.told == ["*"])
        assert new.ask("/")[0] == 200


@pytest.mark.slow
def test_a_page_that_the_store_lost_is_made_again(tmp_path: Path) -> None:
    new = Site(tmp_path)
    new.save("site_src/index.html", make_page("root"))
    new.save("data/order.txt", "shelf")
    with new:
        new.await_page("/", "<p>root")
        for kept in (tmp_path / "store").rglob("*.made"):
            kept.write_bytes(b"damaged")
        assert new.ask("/")[0] == 503
        assert new.await_page("/", "<p>root")[0] == 200


@pytest.mark.parametrize("length", [1, 95_000_000, 10**15])
def test_a_body_is_refused_before_it_is_read(site: Site, length: int) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as client:
        head = f"POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: {length}\r\n\r\n"
        client.sendall(head.encode())
        assert b" 400 " in client.recv(100)
        # Nothing was sent of it, and the connection is over.
        while client.recv(1000):
            pass
    assert site.ask("/")[0] == 200


def test_an_immense_head_is_refused(site: Site) -> None:
    place = ("127.0.0.1", site.port)
    with socket.create_connection(place, timeout=10) as client, suppress(ConnectionError):
        client.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000 + b"\r\n\r\n")
        assert b" 200 " not in client.recv(100)
    assert site.ask("/")[0] == 200


@pytest.mark.parametrize("path", [*OWN, "/livereload.js"])
def test_nobody_else_shows_the_preview_in_a_frame(site: Site, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    connection.close()
