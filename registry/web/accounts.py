"""How people get an account: from their administrator, never by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import ModelBackend

from registry.people.models import User
from registry.people.queries import known_user
from registry.web.request import Request


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: Request) -> bool:
        return False


class SeatedBackend(ModelBackend):
    """Knows a person with his seats, so that a page asks once."""

    def get_user(self, user_id: int) -> User | None:
        user = known_user(pk=user_id)
        return user if user and self.user_can_authenticate(user) else None
