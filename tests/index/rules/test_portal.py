from registry.index.labels import PROFILE_LABELS
from registry.index.rules.portal import ATTACHED, ORDER, TEXTS


def test_every_field_of_the_portal_stands_once_and_has_its_words():
    assert len(set(ORDER)) == len(ORDER)
    assert set(PROFILE_LABELS) == set(ORDER)
    assert set(ORDER) >= TEXTS | set(ATTACHED)
