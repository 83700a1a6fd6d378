"""A server on a socket of the file system that answers as language models' providers do, or as badly as they can."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx2
from openai import AsyncOpenAI
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

KEY = "sk-secret-of-the-user-1234"

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True

    def get_request(self) -> tuple[Any, Any]:
        request, _ = super().get_request()
        return request, ("local", 0)  # the handler writes down who asked

    def handle_error(self, *_: object) -> None:
        """Say nothing of those who hang up: that is what some tests are about."""


@contextmanager
def served(folder: Path, answer: Answer) -> Iterator[OpenAIChatModel]:
    """A model whose provider answers each request so; the server is gone afterwards."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            answer(self, json.loads(body))

        def log_message(self, *_: object) -> None:
            pass

    path = folder / "provider.sock"
    server = _Server(str(path), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    client = httpx2.AsyncClient(transport=httpx2.AsyncHTTPTransport(uds=str(path)))
    talking = AsyncOpenAI(base_url="http://local/v1", api_key=KEY, http_client=client, max_retries=0)
    try:
        yield OpenAIChatModel("local-model", provider=OpenAIProvider(openai_client=talking))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "application/json") -> None:
    """An answer as it should be."""
    handler.send_response(status)
    handler.send_header("content-type", kind)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def completion(arguments: str, reason: str = "tool_calls", tool: str = "final_result") -> bytes:
    """What an OpenAI-like provider answers where the model calls the tool that takes a module."""
    call = {"id": "call_1", "type": "function", "function": {"name": tool, "arguments": arguments}}
    choice = {
        "index": 0,
        "finish_reason": reason,
        "message": {"role": "assistant", "content": None, "tool_calls": [call]},
    }
    return json.dumps(
        {"id": "1", "object": "chat.completion", "created": 1, "model": "local-model", "choices": [choice]}
    ).encode()


def answering(arguments: str, reason: str = "tool_calls") -> Answer:
    """Always the same arguments."""
    return lambda handler, _: send(handler, 200, completion(arguments, reason))


def slow(seconds: float) -> Answer:
    """Nothing for so long."""

    def answer(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        time.sleep(seconds)
        send(handler, 200, completion("{}"))

    return answer


def cut_off(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Half an answer, and then nothing."""
    body = completion("{}")
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    handler.connection.close()


def refusing(status: int) -> Answer:
    """An error whose message holds the key, as some providers' do."""
    body = json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}", "type": "x", "code": "y"}}).encode()
    return lambda handler, _: send(handler, status, body)


def a_page(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """A page of HTML, as a proxy sends."""
    send(handler, 200, b"<html><body>Please log in</body></html>", "text/html")
