"""Servers on this machine that speak TLS, and say what a test lets them say."""

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

HOST = "www.example.org"
HTML = b"<p>A word of the server</p>"
Reply = Callable[[ssl.SSLSocket, str], None]


def head(*lines: str, status: str = "200 OK") -> bytes:
    """Return the head of an answer."""
    return "\r\n".join((f"HTTP/1.1 {status}", *lines, "", "")).encode()


def answer(body: bytes, kind: str = "text/plain", status: str = "200 OK") -> bytes:
    """Return a whole answer of a well-behaved server."""
    lines = (f"Content-Type: {kind}", f"Content-Length: {len(body)}")
    return head(*lines, status=status) + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that sends on to another address."""
    return head(f"Location: {location}", "Content-Length: 0", status=status)


class Server:
    """A server that gives one answer to everybody, or calls a function to do so."""

    def __init__(self, context: ssl.SSLContext, reply: bytes | Reply) -> None:
        self.context = context
        self.reply = reply
        self.requests: list[str] = []
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        # An `accept` that waits is woken by this, not by `close`.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                plain, _ = self._listener.accept()
                self.connections += 1
                Thread(target=self._serve, args=(plain,), daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        # The client hangs up as soon as it has seen enough.
        with suppress(OSError), self.context.wrap_socket(plain, True) as secure:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = secure.recv(65536)
                if not piece:
                    return
                request += piece
            self.requests.append(request.decode("latin-1"))
            if callable(self.reply):
                self.reply(secure, self.requests[-1])
            else:
                secure.sendall(self.reply)
