"""Addresses that reach one mailbox are one voter."""

import pytest

from wagtail_culture_social.domain.mailboxes import mailbox_of


@pytest.mark.parametrize(
    "address",
    [
        "ada@example.org",
        " Ada@Example.ORG ",
        "ada+poll@example.org",
        "ada+a+b@example.org",
        "ａｄａ@example.org",
        '"ada"@example.org',
        '"a\\d\\a"@example.org',
        '"ada+poll"@example.org',
    ],
)
def test_spellings_of_an_address_are_one_mailbox(address: str) -> None:
    assert mailbox_of(address) == "ada@example.org"


def test_a_host_in_letters_and_in_ascii_is_one() -> None:
    assert mailbox_of("ada@musée.fr") == mailbox_of("ada@xn--muse-dpa.fr".upper())


def test_what_is_no_host_is_left_as_it_is() -> None:
    assert mailbox_of("ada@a..b") == "ada@a..b"


def test_other_names_and_hosts_are_other_mailboxes() -> None:
    assert mailbox_of("ada@example.com") != mailbox_of("ada@example.org")
    assert mailbox_of("a.da@example.org") != mailbox_of("ada@example.org")


def test_what_is_no_address_is_levelled_and_raises_nothing() -> None:
    assert mailbox_of(" ADA ") == "ada"
