"""Asks the studio for what no page of its own would ask: nothing leaves the folder, and nothing is lost."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from coursegen.assets import example_course
from studio.conftest import TOKEN, Served

HEADLINE = "recover.key_points.cornered.headline"
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
JSON = "application/json"


class Loopback(http.client.HTTPConnection):
    """A connection to this machine, which no test is refused; everywhere else is the network."""

    def connect(self) -> None:
        self.sock = socket.socket()
        self.sock.settimeout(60)
        super(socket.socket, self.sock).connect(("127.0.0.1", self.port))


class Answer:
    """What came back."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.body = response.status, response.read()
        self.headers = {name.lower(): value for name, value in response.getheaders()}

    @property
    def told(self) -> Any:
        return json.loads(self.body)


def ask(
    server: Served, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None, method: str = ""
) -> Answer:
    """A request as the studio's own page sends it, but for the headers that are given (``None`` leaves one out)."""
    own: dict[str, Any] = {"host": f"127.0.0.1:{server.port}", "cookie": f"coursegen-{server.port}={TOKEN}"}
    if body is not None:
        own |= {"origin": server.address, "content-type": JSON}
    own |= headers or {}
    asked = Loopback("127.0.0.1", server.port)
    asked.putrequest(method or ("GET" if body is None else "POST"), path, skip_host=True, skip_accept_encoding=True)
    for name, value in own.items():
        if value is not None:
            asked.putheader(name, value)
    if body is not None and "content-length" not in own:
        asked.putheader("content-length", str(len(body)))
    asked.endheaders(body)
    return Answer(asked.getresponse())


def post(server: Served, path: str, told: Any, headers: Mapping[str, str] | None = None) -> Answer:
    return ask(server, path, json.dumps(told).encode(), headers)


def texts(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def setting(address: str, text: str, was: str) -> dict[str, Any]:
    return {"part": address, "change": {"type": "text", "address": address, "text": text, "was": was}}


@pytest.fixture(scope="module")
def here(server: Served, example: Path) -> str:
    return server.path(example)


WRONG_HEADERS = {
    "another host": ({"host": "evil.example"}, 400),
    "another host with our port": ({"host": "evil.example:80"}, 400),
    "no host": ({"host": ""}, 400),
    "our host on another port": ({"host": "127.0.0.1:1"}, 400),
    "a name that leads here": ({"host": "127.0.0.1.nip.io"}, 400),
    "no cookie": ({"cookie": None}, 403),
    "an empty cookie": ({"cookie": ""}, 403),
    "a cookie that was guessed": ({"cookie": "coursegen-1=aaaa"}, 403),
    "the cookie of another studio": ({"cookie": f"coursegen-1={TOKEN}"}, 403),
    "a broken cookie": ({"cookie": "\x7f=;;;=="}, 403),
    "a page of another site": ({"origin": "https://evil.example"}, 403),
    "a page without an origin": ({"origin": "null"}, 403),
    "a page of another port": ({"origin": "http://127.0.0.1:1"}, 403),
    "said to be of another site": ({"sec-fetch-site": "cross-site"}, 403),
    "said to be of the same site": ({"sec-fetch-site": "same-site"}, 403),
}


@pytest.mark.parametrize("case", WRONG_HEADERS)
def test_only_the_browser_that_was_let_in_reads_anything(server: Served, here: str, case: str) -> None:
    headers, status = WRONG_HEADERS[case]
    answer = ask(server, f"{here}/write", headers=headers)
    assert answer.status == status
    assert b"Still Glad" not in answer.body


WRONG_POSTS = {
    "no origin": {"origin": None},
    "another origin": {"origin": "https://evil.example"},
    "text": {"content-type": "text/plain"},
    "a form": {"content-type": "application/x-www-form-urlencoded"},
    "a form with files": {"content-type": "multipart/form-data; boundary=x"},
    "nothing said": {"content-type": None},
    "no cookie": {"cookie": None},
    "another host": {"host": "evil.example"},
    "longer than it may be": {"content-length": "99999999999"},
    "a length that is none": {"content-length": "-1"},
}


@pytest.mark.parametrize("case", WRONG_POSTS)
def test_only_the_studio_s_own_pages_change_anything(server: Served, here: str, example: Path, case: str) -> None:
    before = texts(example)
    try:
        answer = post(server, f"{here}/text", setting(HEADLINE, "Hacked.", ""), WRONG_POSTS[case])
        assert answer.status >= 400
    except (http.client.HTTPException, ConnectionError):
        pass  # closed without a word
    assert texts(example) == before


PATHS = (
    "/static/../words/en.yaml", "/static/%2e%2e/words/en.yaml", "/static/..%2f..%2fpyproject.toml",
    "/static//etc/passwd",
    "/faces/../../../etc/passwd.ttf", "/faces/metrics.ttf", "/c/../../etc/passwd", "/c/000000000000/write",
    "{here}/made?path=../course/course.yaml", "{here}/made?path=/etc/passwd", "{here}/made?path=base/../../x",
    "{here}/made?path=manifest.json", "{here}/zip?version=..", "{here}/zip?version=../../etc",
    "{here}/kit.zip?session=../..",
    "{here}/kit.zip?session=",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out(server: Served, here: str, path: str) -> None:
    answer = ask(server, path.replace("{here}", here))
    assert answer.status in (303, 404)
    assert b"root:" not in answer.body
    assert b"format: 1" not in answer.body


@pytest.mark.parametrize(
    "file", ["../outside.yaml", "/etc/passwd", "modules/../../x.yaml", "modules/new.yaml", ".git/config", ""]
)
def test_only_files_of_the_course_are_written_as_text(server: Served, here: str, example: Path, file: str) -> None:
    before = texts(example)
    answer = post(server, f"{here}/file", {"file": file, "text": "format: 1\n", "was": ""})
    assert answer.status == 404
    assert texts(example) == before
    assert not (example.parent / "outside.yaml").exists()


@pytest.mark.parametrize(
    "address",
    [
        "../x.title",
        "course",
        "nothing.title",
        "recover.nothing",
        "course.__class__",
        "articles",
        "recover.plan.x.minutes",
        "a" * 5000,
    ],
)
def test_an_address_of_nothing_changes_nothing(server: Served, here: str, example: Path, address: str) -> None:
    before = texts(example)
    answer = post(server, f"{here}/text", setting(address, "x", ""))
    assert answer.status in (400, 409, 422)
    assert texts(example) == before


BODIES = {
    "no JSON": b"{",
    "a list": b"[]",
    "nested too deep": b'{"change":'
    + b'{"type":"value","address":"recover.title","value":'
    + b"[" * 5000
    + b"]" * 5000
    + b"}}",
    "another change": b'{"change":{"type":"eval","address":"recover.title"}}',
    "numbers for texts": b'{"change":{"type":"text","address":1,"text":2}}',
    "no UTF-8": b'{"part":"\xff"}',
}


@pytest.mark.parametrize("case", BODIES)
def test_what_no_page_would_say_is_refused(server: Served, here: str, example: Path, case: str) -> None:
    before = texts(example)
    answer = ask(server, f"{here}/change", BODIES[case])
    assert answer.status in (400, 409, 422)
    assert texts(example) == before


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\u2028b", "x" * 20_000, "\ufeffx"], ids=["NUL", "a hidden line end", "very long", "a mark"]
)
def test_a_text_that_no_file_can_hold_is_refused(server: Served, here: str, example: Path, text: str) -> None:
    before = texts(example)
    was = "With our backs to the wall, we can get defensive and snap."
    answer = post(server, f"{here}/text", setting(HEADLINE, text, was))
    assert answer.status == 422
    assert answer.told["problems"]
    assert texts(example) == before


FIELDS = (
    "course.title", "course.subtitle", "course.audience", "recover.title", "recover.promise", HEADLINE,
    "recover.key_points.cornered.explanation", "recover.key_points.cornered.notes.say", "recover.quiz.first_reply.stem",
    "recover.tools.three_lines.title", "recover.scenarios.one_minute.setting",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("address", FIELDS)
def test_a_script_in_a_text_stays_a_text(server: Served, here: str, address: str) -> None:
    opened = server.desk.opened[here.rpartition("/")[2]].course
    was = opened.own().node(address)
    answer = post(server, f"{here}/text", setting(address, SCRIPT, was.text.strip()))  # type: ignore[union-attr]
    assert answer.status == 200
    try:
        for view in ("write?part=" + address, "plan", "teams?version=live_chat", "problems", "articles", "build"):
            page = ask(server, f"{here}/{view}").body.decode()
            assert "<script>alert" not in page
            assert "<img src=x" not in page
        part = ask(server, f"{here}/part?part={address}").told
        assert all("<script>alert" not in piece for piece in part.values() if isinstance(piece, str))
    finally:
        assert post(server, f"{here}/undo", {}).status == 200


@pytest.mark.parametrize(
    ("path", "name"),
    [("deck", "d.pptx"), ("people", "p.xlsx"), ("article", "a.pdf"), ("template", "t.potx"), ("people", "../../p.csv")],
)
def test_a_dropped_file_that_is_none_is_refused(server: Served, here: str, example: Path, path: str, name: str) -> None:
    before = {file: data for file, data in texts(example).items() if not file.startswith(".coursegen")}
    answer = ask(
        server, f"{here}/{path}?name={name}", b"PK\x03\x04" + b"\0" * 200, {"content-type": "application/octet-stream"}
    )
    assert answer.status == 422
    assert answer.told["problems"]
    after = {file: data for file, data in texts(example).items() if not file.startswith(".coursegen")}
    assert after == before


def test_a_link_out_of_the_course_is_not_followed(server: Served, work: Path) -> None:
    root = work / "linked" / "course"
    shutil.copytree(example_course(), root)
    outside = work / "outside.yaml"
    outside.write_bytes((root / "modules/choice.yaml").read_bytes())
    (root / "modules/choice.yaml").unlink()
    (root / "modules/choice.yaml").symlink_to(outside)
    before = outside.read_bytes()
    here = server.path(root)
    answer = post(server, f"{here}/text", setting("choice.title", "Mine.", "The space before you answer"))
    assert answer.status >= 400 or outside.read_bytes() == before
    assert outside.read_bytes() == before


def test_two_tabs_that_save_the_same_text_are_both_told(server: Served, here: str, example: Path) -> None:
    was = "With our backs to the wall, we can get defensive and snap."
    first = post(server, f"{here}/text", setting(HEADLINE, "From one tab.", was))
    second = post(server, f"{here}/text", setting(HEADLINE, "From the other.", was))
    assert first.status == 200
    assert second.status == 409
    assert second.told["conflict"] == {"was": was, "now": "From one tab.", "yours": "From the other."}
    assert b"From one tab." in (example / "modules/recover.yaml").read_bytes()
    assert post(server, f"{here}/undo", {}).status == 200
    assert was.encode() in (example / "modules/recover.yaml").read_bytes()


@pytest.mark.slow
def test_many_saves_at_once_are_all_kept(server: Served, here: str, example: Path) -> None:
    whole = (example / "modules/recover.yaml").read_bytes()
    opened = server.desk.opened[here.rpartition("/")[2]].course
    points = ("cornered", "requests", "fact", "put_down")
    told: dict[str, int] = {}

    def save(point: str) -> None:
        address = f"recover.key_points.{point}.headline"
        was = opened.own().node(address).text.strip()  # type: ignore[union-attr]
        told[point] = post(server, f"{here}/text", setting(address, f"Saved for {point}.", was)).status

    threads = [threading.Thread(target=save, args=(point,)) for point in points]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == dict.fromkeys(points, 200)
    text = (example / "modules/recover.yaml").read_text("utf-8")
    assert all(f"Saved for {point}." in text for point in points)
    for _ in points:
        assert post(server, f"{here}/undo", {}).status == 200
    assert (example / "modules/recover.yaml").read_bytes() == whole


def test_a_file_changed_elsewhere_is_never_overwritten(server: Served, here: str, example: Path) -> None:
    file = example / "modules/recover.yaml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("we can get defensive and snap.", "we snap."), "utf-8")
    was = "With our backs to the wall, we can get defensive and snap."
    answer = post(server, f"{here}/text", setting(HEADLINE, "Mine.", was))
    assert answer.status == 409
    assert answer.told["conflict"]["now"] == "With our backs to the wall, we snap."
    assert "we snap." in file.read_text("utf-8")
    file.write_text(whole, "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_server_that_is_killed_while_it_saves_loses_nothing(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(example_course(), root)
    file = root / "modules/recover.yaml"
    command = [sys.executable, "-m", "coursegen", "studio", str(root), "--no-open"]
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    whole = file.read_text("utf-8")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1]
        port, token = int(address.split(":")[2].partition("/")[0]), address.rpartition("token=")[2]
        course = address.partition("/c/")[2].partition("/")[0]
        headers = {"host": f"127.0.0.1:{port}", "origin": f"http://127.0.0.1:{port}", "content-type": JSON}
        headers["cookie"] = f"coursegen-{port}={token}"

        some = threading.Event()

        def save() -> None:
            was = "With our backs to the wall, we can get defensive and snap."
            for number in range(200):
                text = f"Saved {number} times."
                body = json.dumps(setting(HEADLINE, text, was))
                try:
                    asked = Loopback("127.0.0.1", port)
                    asked.request("POST", f"/c/{course}/text", body, headers)
                    if asked.getresponse().status != 200:
                        return
                except (OSError, http.client.HTTPException):
                    return
                was = text
                if number == 5:
                    some.set()

        saving = threading.Thread(target=save)
        saving.start()
        assert some.wait(timeout=120)  # in the middle of the saves, however long they take
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        saving.join()
    from coursegen.publish.place import mend

    mend(root)
    now = file.read_text("utf-8")
    assert now.count("\n") == whole.count("\n")
    new = [line for line in now.splitlines() if line not in whole.splitlines()]
    assert len(new) == 1
    assert "Saved " in new[0]
