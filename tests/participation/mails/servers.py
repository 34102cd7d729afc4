"""Mail servers for tests: slow ones, those that go away, those that refuse somebody."""

from typing import Any, ClassVar

from django.core.mail.backends.locmem import EmailBackend

SERVER = f"{__name__}.Server"


class Server(EmailBackend):
    """A server that counts who connects, and fails for whom it is told to."""

    opened: ClassVar[int] = 0
    refused: ClassVar[set[str]] = set()
    is_away: ClassVar[bool] = False
    tries: ClassVar[list[str]] = []
    timeout: float | None = None
    timeouts: ClassVar[list[float | None]] = []

    is_open = False

    @classmethod
    def begin(cls, *refused: str, is_away: bool = False) -> None:
        """Begin anew, refusing these names at example.org."""
        cls.opened, cls.refused, cls.is_away = 0, set(refused), is_away
        cls.tries, cls.timeouts = [], []

    def open(self) -> bool:
        """Connect, unless it is done."""
        if self.is_open:
            return False
        type(self).opened += 1
        self.timeouts.append(self.timeout)
        if self.is_away:
            raise ConnectionRefusedError
        self.is_open = True
        return True

    def close(self) -> None:
        """Hang up."""
        self.is_open = False

    def send_messages(self, messages: Any) -> int:
        """Take mails; one for whom it refuses ends the connection."""
        for message in messages:
            name = message.to[0].partition("@")[0]
            self.tries.append(name)
            if name in self.refused:
                raise OSError("no such mailbox")
        return super().send_messages(messages)
