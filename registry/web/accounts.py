"""How people get an account: from their administrator, never by themselves."""

from allauth.account.adapter import DefaultAccountAdapter

from registry.web.request import Request


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: Request) -> bool:
        return False
