"""The demonstration's quick hash is still a hash that any installation can check."""

from django.contrib.auth.hashers import Argon2PasswordHasher

from innovation.hashers import RandomPasswordHasher


def test_a_quick_hash_is_checked_by_the_ordinary_hasher_and_marked_for_renewal():
    quick, ordinary = RandomPasswordHasher(), Argon2PasswordHasher()
    encoded = quick.encode("kata-acak-yang-panjang", quick.salt())
    assert ordinary.verify("kata-acak-yang-panjang", encoded)
    assert not ordinary.verify("kata-lain", encoded)
    assert ordinary.must_update(encoded)
    assert not quick.must_update(encoded)
