"""The folder as a broker: kombu's, made to bear what a killed writer or a full disk leaves behind."""

import logging
import uuid
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps

log = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """A message appears whole or not at all; half a message or table is thrown away, for jobs are woken again."""

    def get_table(self, exchange: str) -> list[Any]:
        try:
            return list(super().get_table(exchange))
        except ValueError:
            self._forget(exchange)
            return []

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        try:
            super()._queue_bind(exchange, routing_key, pattern, queue)
        except ValueError:  # otherwise no worker would ever start again
            self._forget(exchange)
            super()._queue_bind(exchange, routing_key, pattern, queue)

    def _put(self, queue: str, payload: Any, **_more: Any) -> None:  # type: ignore[override]  # so does kombu
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        place, half = Path(self.data_folder_out, name), Path(self.data_folder_out, f".{name}.part")
        try:
            half.write_bytes(dumps(payload).encode())
            half.replace(place)
        except OSError as error:
            with suppress(OSError):
                half.unlink()
            raise ChannelError(f"Cannot add {place}") from error

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        while True:
            try:
                return super()._get(queue)
            except ValueError:  # it is gone from the folder already
                log.warning("A message in %s could not be read and was thrown away", self.data_folder_in)

    def _forget(self, exchange: str) -> None:
        log.warning("The table of %s could not be read and is written anew", exchange)
        self._exchange_file(exchange).unlink(missing_ok=True)


class Transport(filesystem.Transport):
    Channel = Channel
