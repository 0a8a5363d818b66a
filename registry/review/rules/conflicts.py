"""Conflict of interest: computed first, stated second (Art. 3 d; law.md invariant 16)."""


def conflict_of(*, user_id: int | None, own_user_ids: frozenset[int], stated: bool | None) -> bool | None:
    """True where the person is the initiator, author or inventor; else what he stated; None when not stated."""
    if user_id is not None and user_id in own_user_ids:
        return True
    return stated


def may_be_stated(*, has_conflict: bool, note: str, stated_before: bool | None) -> bool:
    """A conflict, or a changed mind, needs a word of explanation."""
    needs_note = has_conflict or stated_before is not None
    return bool(note.strip()) or not needs_note
