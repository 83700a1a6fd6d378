"""An address is fetched within limits and never from a private network; the network here is one pair of sockets."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from coursegen.articles import fetch
from coursegen.articles.fetch import MAX_BYTES, Page, fetched, is_public
from coursegen.problems import Refused

PAGE = b"<html><body><p>The phone rang at nine.</p></body></html>"
PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a", "2002:7f00:1::",
        "2001:0:1::1", "2001:db8::1", "fec0::1", "feff::a", "192.88.99.1", "192.88.99.255", "::ffff:192.88.99.1",
    ],
)  # fmt: skip
def test_private_addresses_are_none_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "192.88.98.1"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


class Net:
    """Names with addresses, and what a server at the other end of a pair of sockets sends for each request."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {"desk.example": [PUBLIC]}
        self.answers: list[bytes] = []
        self.asked: list[bytes] = []
        self.connected: list[str] = []
        self.peer = ""
        self.pause = 0.0
        self._threads: list[threading.Thread] = []

    def getaddrinfo(self, host: str, port: int, **_: Any) -> list[Any]:
        if host not in self.names:
            raise socket.gaierror(-2, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in self.names[host]]

    def create_connection(self, address: tuple[str, int], timeout: float) -> socket.socket:
        self.connected.append(address[0])
        ours, theirs = socket.socketpair()
        thread = threading.Thread(target=self._serve, args=(theirs, self.answers.pop(0)), daemon=True)
        thread.start()
        self._threads.append(thread)
        named = _Named(ours, self.peer or address[0])
        named.settimeout(timeout)
        return named

    def _serve(self, connection: socket.socket, answer: bytes) -> None:
        with suppress(OSError), connection:
            self.asked.append(connection.recv(65_536))
            step = 1 if self.pause else len(answer) or 1
            for start in range(0, len(answer), step):
                connection.sendall(answer[start : start + step])
                time.sleep(self.pause)

    def close(self) -> None:
        for thread in self._threads:
            thread.join(5)


class _Named(socket.socket):
    """One end of the pair, which says that the other end has an address."""

    def __init__(self, end: socket.socket, peer: str) -> None:
        super().__init__(end.family, end.type, end.proto, fileno=end.detach())
        self._peer = peer

    def getpeername(self) -> tuple[str, int]:
        return self._peer, 80


@pytest.fixture
def net(monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    made = Net()
    monkeypatch.setattr(fetch.socket, "getaddrinfo", made.getaddrinfo)
    monkeypatch.setattr(fetch.socket, "create_connection", made.create_connection)
    yield made
    made.close()


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers)
    return "\r\n".join((*lines, "", "")).encode() + body


def refusal(ask: Callable[[], Page]) -> str:
    with pytest.raises(Refused) as refused:
        ask()
    assert refused.value.problems[0].hint
    return refused.value.problems[0].message


def test_a_page_comes_with_its_charset(net: Net) -> None:
    net.answers = [answer(PAGE, "Content-Type: text/html; charset=iso-8859-1")]
    assert fetched("http://desk.example/a%20b?c=d#e") == Page(PAGE, "http://desk.example/a%20b?c=d#e", "iso-8859-1")
    assert net.asked[0].startswith(b"GET /a%20b?c=d HTTP/1.1\r\nHost: desk.example\r\n")
    assert b"Cookie" not in net.asked[0]
    assert b"Authorization" not in net.asked[0]


def test_a_packed_page_is_unpacked(net: Net) -> None:
    net.answers = [answer(gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip")]
    assert fetched("http://desk.example/").data == PAGE


def test_a_redirect_is_followed_and_judged_anew(net: Net) -> None:
    net.names["other.example"] = ["8.8.8.8"]
    moved = answer(b"", "Location: http://other.example/b", status="301 Moved")
    net.answers = [moved, answer(PAGE)]
    assert fetched("http://desk.example/a").url == "http://other.example/b"
    assert net.connected == [PUBLIC, "8.8.8.8"]


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://[::1]/", "http://inside.example/", "http://2130706433/", "//inside.example/x"],
)
def test_a_redirect_into_a_private_network_is_refused(net: Net, target: str) -> None:
    net.names |= {
        "inside.example": ["10.0.0.7"],
        "127.0.0.1": ["127.0.0.1"],
        "::1": ["::1"],
        "2130706433": ["127.0.0.1"],
    }
    net.answers = [answer(b"", f"Location: {target}", status="302 Found"), answer(PAGE)]
    assert refusal(lambda: fetched("http://desk.example/")) == "the address leads into a private network"
    assert net.connected == [PUBLIC]


def test_one_private_address_of_a_name_refuses_them_all(net: Net) -> None:
    net.names["desk.example"] = [PUBLIC, "192.168.0.1"]
    assert "private network" in refusal(lambda: fetched("http://desk.example/"))
    assert net.connected == []


def test_the_address_really_connected_to_counts(net: Net) -> None:
    net.peer, net.answers = "127.0.0.1", [answer(PAGE)]
    assert "private network" in refusal(lambda: fetched("http://desk.example/"))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://desk.example/", "no page of the web"),
        ("file:///etc/passwd", "no page of the web"),
        ("http://", "no page of the web"),
        ("http://ann:secret@desk.example/", "holds a name or a password"),
        ("http://desk.example:99999/", "none that can be read"),
        ("http://nowhere.example/", "there is no such host, or no network"),
    ],
)
def test_other_addresses_are_refused(net: Net, url: str, reason: str) -> None:
    assert reason in refusal(lambda: fetched(url))
    assert net.connected == []


def test_a_redirect_to_a_file_is_refused(net: Net) -> None:
    net.answers = [answer(b"", "Location: file:///etc/passwd", status="302 Found")]
    assert "no page of the web" in refusal(lambda: fetched("http://desk.example/"))


def test_redirects_end(net: Net) -> None:
    net.answers = [answer(b"", "Location: /again", status="302 Found")] * 10
    assert refusal(lambda: fetched("http://desk.example/")) == "the address leads on to others more than 5 times"
    assert len(net.connected) == 6


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (answer(b"gone", status="404 Not Found"), "the server answers 404 Not Found"),
        (answer(PAGE, "Content-Encoding: br"), "packs the page in a way"),
        (answer(b"no gzip at all", "Content-Encoding: gzip"), "damaged on its way"),
        (answer(gzip.compress(PAGE, mtime=0)[:-9], "Content-Encoding: gzip"), "ended before its end"),
        (answer(PAGE).replace(b"Content-Length: 5", b"Content-Length: 9"), "ended before its end"),
        (b"SSH-2.0-OpenSSH\r\n", "can't be fetched"),
        (b"", "can't be fetched"),
        (answer(gzip.compress(bytes(MAX_BYTES + 9), mtime=0), "Content-Encoding: gzip"), "more than 8 MB"),
        (answer(bytes(MAX_BYTES + 9)), "more than 8 MB"),
    ],
)
def test_an_answer_that_is_no_page_is_refused(net: Net, sent: bytes, reason: str) -> None:
    net.answers = [sent]
    assert reason in refusal(lambda: fetched("http://desk.example/"))


@pytest.mark.parametrize("sent", [answer(PAGE), answer(PAGE, *(f"X-{number}: y" for number in range(50)))])
def test_a_server_that_drips_is_left(net: Net, sent: bytes) -> None:
    net.answers, net.pause = [sent], 0.02
    start = time.monotonic()
    assert "did not come in time" in refusal(lambda: fetched("http://desk.example/", seconds=0.4))
    assert time.monotonic() - start < 3
