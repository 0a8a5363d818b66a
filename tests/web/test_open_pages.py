"""What anyone may read carries no cookie, nonce or token, and answers 304 to who has it: every open address of the table."""

import pytest
from django.test import TestCase

from tests.web.leaks.addresses import address
from tests.web.leaks.people import PUBLIC
from tests.web.leaks.world import build
from tests.web.test_leaks import TABLE

FORMS = {  # their page is a form, and a form has its token
    "account_login", "account_signup", "account_reset_password", "account_reset_password_from_key", "citizen_new",
    "citizen_status", "link", "paper_check", "visit_new", "visit_status",
}  # fmt: skip
ALWAYS_ANEW = {
    "health", "account_inactive", "account_reset_password_done", "account_reset_password_from_key_done",
}  # fmt: skip
DOWNLOADS = {  # streamed: no tag before the last byte
    "api_adoptions_csv", "api_events_csv", "api_innovations_csv", "api_innovations_json", "api_statistics_csv",
    "link_material", "link_pack",
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango60Warning")
class OpenPagesTest(TestCase):
    maxDiff = None

    def test_no_open_page_knows_its_reader(self) -> None:
        world = build()
        open_to_all = {
            (key, case)
            for key, cases in TABLE.items()
            for case, row in cases.items()
            if row.method == "GET" and row.answers.get(PUBLIC) == 200
        }
        keys = {key for key, _case in open_to_all}
        self.assertEqual((FORMS | ALWAYS_ANEW | DOWNLOADS) - keys, set())
        found = {
            key: marks
            for key, case in sorted(open_to_all)
            if key not in FORMS | ALWAYS_ANEW and (marks := self.marks_of(key, address(key, world, case)))
        }
        self.assertEqual(found, {})

    def marks_of(self, key: str, path: str) -> list[str]:
        """By what an answer would know its reader, or why he would have to load it again."""
        first = self.client_class().get(path)
        body = b"".join(first.streaming_content) if first.streaming else first.content
        marks = {
            "answer": first.status_code != 200,
            "cookie": bool(first.cookies),
            "nonce": "nonce" in first.headers.get("Content-Security-Policy", ""),
            "token": b"csrfmiddlewaretoken" in body or b"csrf_token" in body,
        }
        if key not in DOWNLOADS:
            again = self.client_class().get(path, headers={"If-None-Match": first.headers.get("ETag", "none")})
            marks["304"] = again.status_code != 304
        return [name for name, is_found in marks.items() if is_found]
