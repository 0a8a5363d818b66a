"""One act about to be done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from registry.management.demonstration.examples import Example, Setting
from registry.management.demonstration.papers import paper_of
from registry.proposals.models import Proposal
from registry.proposals.usecases.documents import NewPaper
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Scene:
    """One act about to be done: on which proposal, by whom, when."""

    proposal: Proposal
    example: Example
    trial_from: date
    by: Actor
    at: datetime
    numbers: Iterator[int]
    """The running number of the example papers."""

    @property
    def setting(self) -> Setting:
        return self.example.setting

    @property
    def on(self) -> date:
        return self.at.date()

    def paper(self, kind: DocumentKind) -> NewPaper:
        """A paper of the day, whose number and face say that it is an example."""
        number = f"CONTOH-{next(self.numbers):03d}/{self.at.year}"
        return paper_of(proposal=self.proposal, kind=kind, number=number, at=self.at)


Performed = Callable[[Scene], str | None]
"""What a deed is: done in a scene, it may give the public id of a report that it asked for."""
