"""Two workers that share one socket, as a small site has them, and their crowd."""

import http.client
import os
import signal
import socket
from collections import Counter as Sums
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

HOST = "127.0.0.1"


class Quiet(WSGIRequestHandler):
    """A handler that writes no line for each request."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(workers: int) -> Iterator[int]:
    """Serve the site with that many processes; yield the port."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    site = get_wsgi_application()
    with socket.create_server((HOST, 0), backlog=128) as listening:
        connections.close_all()
        processes = [_worker(listening, site) for _ in range(workers)]
        try:
            yield listening.getsockname()[1]
        finally:
            for process in processes:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def votes_of(port: int, poll: Any, tokens: list[str], connections: int) -> Sums[int]:
    """Send every vote over that many connections at once; count the answers."""
    from django.urls import reverse

    from tests.participation.polls.crowds import OPTIONS

    path = reverse("wagtail_culture_social:poll", args=[poll.twin_key, poll.block_id])

    def send(numbered: tuple[int, str]) -> int:
        number, token = numbered
        body = urlencode({"token": token, "choice": OPTIONS[number % 3]})
        connection = http.client.HTTPConnection(HOST, port, timeout=60)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://{HOST}:{port}",
            "X-Forwarded-For": f"10.{number >> 8}.{number & 255}.1",
        }
        connection.request("POST", path, body, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    with ThreadPoolExecutor(connections) as threads:
        return Sums(threads.map(send, enumerate(tokens)))


def _worker(listening: socket.socket, site: Any) -> int:
    process = os.fork()
    if process:
        return process
    server = WSGIServer((HOST, 0), Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    server.server_name, server.server_port = HOST, listening.getsockname()[1]
    server.setup_environ()
    server.set_app(site)
    server.serve_forever()
    os._exit(0)
