"""Which blows fall on the workers and on their broker, and when: the same seed gives the same plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Broker(StrEnum):
    FOLDER = "folder"
    REDIS = "redis"


class Blow(StrEnum):
    """What is done, as the table tells it."""

    KILL_GROUP = "pekerja -9"
    KILL_LEADER = "induk pekerja -9"
    KILL_HAND = "anak pekerja -9"
    KILL_TYPESETTER = "penyusun -9"
    KILL_BEAT = "beat -9"
    LOSE = "pesan dihapus"
    HALVE = "pesan terpotong"
    BREAK_TABLE = "tabel antrean kosong"
    TAKE_AWAY = "folder dipindah"
    BRING_BACK = "folder kembali"
    STOP = "Redis -15"
    KILL = "Redis -9"
    START = "Redis kembali"
    FREEZE = "Redis beku"
    THAW = "Redis cair"
    FLUSH = "Redis dikosongkan"


KILLS = (Blow.KILL_GROUP, Blow.KILL_HAND, Blow.KILL_LEADER, Blow.KILL_TYPESETTER, Blow.KILL_BEAT)
ON_BROKER = {
    Broker.FOLDER: (Blow.LOSE, Blow.HALVE, Blow.BREAK_TABLE, Blow.TAKE_AWAY),
    Broker.REDIS: (Blow.FREEZE, Blow.FLUSH, Blow.KILL, Blow.STOP),
}
RELIEF = {
    Blow.TAKE_AWAY: (Blow.BRING_BACK, 1.5),
    Blow.STOP: (Blow.START, 1.5),
    Blow.KILL: (Blow.START, 1.5),
    Blow.FREEZE: (Blow.THAW, 4.5),  # longer than asking for a report may take
}
"""What ends a blow that lasts, and after how many seconds."""
BETWEEN_KILLS, BETWEEN_BLOWS = 4.0, 1.5


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """One blow, so many seconds after the first report was asked."""

    at: float
    blow: Blow


def plan(*, broker: Broker, seconds: float, seed: int) -> list[Turn]:
    """Blows on the workers and on the broker, each in a row of its own; every blow that lasts is ended."""
    chance = Random(seed)  # noqa: S311  (no secret hangs on it)
    kills = _row(KILLS, pause=BETWEEN_KILLS, seconds=seconds, chance=chance)
    blows = _row(ON_BROKER[broker], pause=BETWEEN_BLOWS, seconds=seconds, chance=chance)
    return sorted([*kills, *blows])


def _row(kinds: Sequence[Blow], *, pause: float, seconds: float, chance: Random) -> Iterator[Turn]:
    """The first round in the order of the table, so that a short plan holds the worst; then by chance."""
    at, round_ = pause * chance.uniform(0.3, 0.7), list(kinds)
    while at < seconds:
        if not round_:
            round_ = chance.sample(kinds, k=len(kinds))
        blow = round_.pop(0)
        yield Turn(at, blow)
        if blow in RELIEF:
            relief, lasts = RELIEF[blow]
            at += lasts
            yield Turn(at, relief)
        at += pause * chance.uniform(0.6, 1.4)
