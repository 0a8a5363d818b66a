"""A quick password hash for the demonstration, whose passwords are long random words that nobody can guess."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class RandomPasswordHasher(Argon2PasswordHasher):
    """Argon2 with the smallest costs: slowness guards only what can be guessed."""

    time_cost = 1
    memory_cost = 1024
    parallelism = 1
