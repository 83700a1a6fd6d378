"""Measures how long a changed sentence takes to its slide and workbook page, asked for as the studio's page does."""

from __future__ import annotations

import argparse
import gc
import http.client
import json
import os
import shutil
import socket
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

EDITS = 200
TOKEN = "bench"


def main() -> None:
    """Print medians and 95th percentiles of so many edits on the default course, and on one of 50 modules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=EDITS)
    parser.add_argument("--modules", type=int, nargs="*", default=[0, 50], help="0 is the default course")
    asked = parser.parse_args()
    gc.set_threshold(100_000, 50, 50)  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        print("| course, edits | to | processor, median ms | processor, 95 % | by the clock, median ms | clock, 95 % |")
        print("|---|---|---:|---:|---:|---:|")
        for modules in asked.modules:
            root = _course(Path(folder) / f"course-{modules}", modules)
            name = f"{modules} modules" if modules else "the default course"
            for what, taken in zip(("the slide", "slide and page"), _measured(root, asked.edits), strict=True):
                figures = [value for one in zip(*taken, strict=True) for value in (statistics.median(one), _high(one))]
                print(
                    f"| {name}, {asked.edits} | {what} | {' | '.join(f'{value:.0f}' for value in figures)} |",
                    flush=True,
                )


def _course(root: Path, modules: int) -> Path:
    if modules:
        from bench.synthetic import write_course

        write_course(root, modules)
    else:
        from coursegen.assets import example_course

        shutil.copytree(example_course(), root)
    return root


Taken = tuple[float, float]
"""Milliseconds of processor time, of this whole process, and by the clock."""


def _measured(root: Path, edits: int) -> tuple[list[Taken], list[Taken]]:
    """What it takes from an edit that is sent to the slide that comes back, and to the workbook's page."""
    import uvicorn

    from coursegen.studio.web.app import studio
    from coursegen.studio.web.desk import Desk

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    desk = Desk()
    course = desk.open(root).course
    server = uvicorn.Server(
        uvicorn.Config(studio(desk, TOKEN, port), log_level="error", access_log=False, lifespan="off")
    )
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    browser = _Browser(port, course.id)
    texts = _explanations(root)
    for address in texts:
        browser.get(f"page?part={address.rpartition('.')[0]}")
    slide: list[Taken] = []
    both: list[Taken] = []
    for number in range(edits):
        address = list(texts)[number % len(texts)]
        was = texts[address]
        texts[address] = f"{was.rpartition(' ')[0]} word{number % 7}."
        part = address.rpartition(".")[0]
        change = {"type": "text", "address": address, "text": texts[address], "was": was}
        start = _now()
        told = browser.post("text", {"part": part, "change": change})
        slide.append(_since(start))
        assert "slides" in told, told
        browser.get(f"page?part={part}")
        both.append(_since(start))
    server.should_exit = desk.closing = True
    thread.join(timeout=10)
    return slide, both


class _Browser:
    """What asks as the studio's page does, on one connection."""

    def __init__(self, port: int, course: str) -> None:
        self._course = course
        self._to = http.client.HTTPConnection("127.0.0.1", port)
        self._headers = {"Cookie": f"coursegen-{port}={TOKEN}", "Origin": f"http://127.0.0.1:{port}"}

    def post(self, path: str, told: Any) -> Any:
        """What comes back, read to its end."""
        headers = {**self._headers, "Content-Type": "application/json"}
        self._to.request("POST", f"/c/{self._course}/{path}", json.dumps(told), headers)
        return json.loads(self._to.getresponse().read())

    def get(self, path: str) -> Any:
        """What comes back, read to its end."""
        self._to.request("GET", f"/c/{self._course}/{path}", headers=self._headers)
        return json.loads(self._to.getresponse().read())


def _explanations(root: Path) -> dict[str, str]:
    """Some explanations of key points, by address, from all over the course."""
    from coursegen.course.reading.load import load_course

    loaded = load_course(root)
    points = [point for module in loaded.course.modules for point in module.key_points]
    found = {f"{point.address}.explanation": loaded.own.node(f"{point.address}.explanation") for point in points}
    typed = {address: " ".join(node.text.split()) for address, node in found.items()}  # type: ignore[union-attr]
    kept = list(typed)
    return {address: typed[address] for address in kept[:: max(1, len(kept) // 12)]}


def _now() -> Taken:
    return 1000 * time.process_time(), 1000 * time.perf_counter()


def _since(start: Taken) -> Taken:
    now = _now()
    return now[0] - start[0], now[1] - start[1]


def _high(values: tuple[float, ...]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
