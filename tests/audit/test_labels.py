"""Every kind of event has its sentence."""

from registry.audit.labels import KIND_LABELS
from registry.audit.rules.kinds import Kind


def test_every_kind_has_one_sentence_of_its_own():
    assert set(KIND_LABELS) == set(Kind)
    sentences = [str(sentence) for sentence in KIND_LABELS.values()]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
