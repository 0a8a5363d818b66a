"""The blows of the plan, struck when their time has come."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from registry.management.chaos.brokers import OwnFolder, OwnRedis
from registry.management.chaos.plan import RELIEF, Blow, Turn
from registry.management.chaos.usage import TYPESETTER, members
from registry.management.demonstration.supervisor import Supervisor

WORKER, BEAT = "pekerja", "beat"
PATIENCE = 10.0  # seconds that a blow waits for its victim to be there
RELIEFS = frozenset(relief for relief, _lasts in RELIEF.values())


@dataclass(slots=True)
class Striker:
    """Looks at the clock as often as it is asked to; begins once the first report was asked."""

    under: Supervisor
    turns: Sequence[Turn]
    begins: Path
    folder: OwnFolder
    redis: OwnRedis | None
    chance: Random
    began: float | None = None
    due: list[Turn] = field(default_factory=list)
    struck: Counter[str] = field(default_factory=Counter)

    def look(self) -> None:
        """Strike whatever is due."""
        if self.began is None:
            if not self.begins.exists():
                return
            self.began = time.monotonic()
        now = time.monotonic() - self.began
        self.due += [turn for turn in self.turns if turn.at <= now]
        self.turns = [turn for turn in self.turns if turn.at > now]
        self.due = [turn for turn in self.due if not self._strike(turn.blow) and now - turn.at < PATIENCE]

    def _strike(self, blow: Blow) -> bool:
        """False while the victim is not there: a worker that is just starting, a typesetter between two reports."""
        has_struck = STRIKES[blow](self) is not False
        if has_struck and blow not in RELIEFS:
            self.struck[blow] += 1
        return has_struck


def _kill_group(name: str) -> Callable[[Striker], object]:
    def strike(striker: Striker) -> bool:
        with suppress(ProcessLookupError):
            os.killpg(striker.under.pid_of(name), signal.SIGKILL)
            return True
        return False

    return strike


def _kill_leader(striker: Striker) -> bool:
    return _kill(striker.under.pid_of(WORKER))


def _kill_hand(striker: Striker) -> bool:
    """A process of the pool: the one that runs a job, or waits for the next."""
    leader = striker.under.pid_of(WORKER)
    hands = [pid for pid, words in members(leader).items() if pid != leader and words and TYPESETTER not in words]
    return bool(hands) and _kill(striker.chance.choice(hands))


def _kill_typesetter(striker: Striker) -> bool:
    found = [pid for pid, words in members(striker.under.pid_of(WORKER)).items() if TYPESETTER in words]
    return bool(found) and _kill(striker.chance.choice(found))


def _kill(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False


def _on_redis(act: Callable[[OwnRedis], object]) -> Callable[[Striker], object]:
    def strike(striker: Striker) -> None:
        if striker.redis is not None:
            act(striker.redis)

    return strike


STRIKES: Mapping[Blow, Callable[[Striker], object]] = {
    Blow.KILL_GROUP: _kill_group(WORKER),
    Blow.KILL_LEADER: _kill_leader,
    Blow.KILL_HAND: _kill_hand,
    Blow.KILL_TYPESETTER: _kill_typesetter,
    Blow.KILL_BEAT: _kill_group(BEAT),
    Blow.LOSE: lambda striker: striker.folder.lose(),
    Blow.HALVE: lambda striker: striker.folder.halve(),
    Blow.BREAK_TABLE: lambda striker: striker.folder.break_table(),
    Blow.TAKE_AWAY: lambda striker: striker.folder.take_away(),
    Blow.BRING_BACK: lambda striker: striker.folder.bring_back(),
    Blow.STOP: _on_redis(lambda redis: redis.end()),
    Blow.KILL: _on_redis(lambda redis: redis.end(signal.SIGKILL)),
    Blow.START: _on_redis(lambda redis: redis.start()),
    Blow.FREEZE: _on_redis(lambda redis: redis.signal(signal.SIGSTOP)),
    Blow.THAW: _on_redis(lambda redis: redis.signal(signal.SIGCONT)),
    Blow.FLUSH: _on_redis(lambda redis: redis.flush()),
}
