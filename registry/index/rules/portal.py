"""The profile in the order of the ministry's portal (iid.md section 7); put together from copies of it."""

from dataclasses import dataclass

ORDER = (
    "name", "stage", "initiator", "initiator_name", "classification", "coordinates", "is_digital", "form", "asta_cita",
    "pkpn_cluster", "pkpn_program", "main_affair", "other_affairs", "trial_from", "implemented_on", "developed_on",
    "design", "objective", "benefit", "result", "budget", "business_profile", "haki", "awards", "video", "photos",
)  # fmt: skip
TEXTS = frozenset({"design", "objective", "benefit", "result", "budget"})
"""Fields that take running text."""
ATTACHED = {"business_profile": "profil_bisnis", "haki": "haki", "awards": "penghargaan", "photos": "foto"}
"""Fields that the portal asks as files, and the kind of attachment that holds them here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of the portal with what the registry knows for it; empty where nothing is known."""

    name: str
    value: str
    words: int | None = None
