"""Addresses in a text, as X and Mastodon find them, and those one may follow."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from re import findall, split

import pytest

from wagtail_culture_social.domain.links import (
    find_links,
    https_address,
    web_address,
)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        (" https://example.org/a ", "https://example.org/a"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("//example.org/", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_addresses_to_follow(url: str, followed: str) -> None:
    assert web_address(url) == followed


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("rien", []),
        ("https://a.example.org/b?c=d#e.", ["https://a.example.org/b?c=d#e"]),
        ("(https://example.org/a(b)c)", ["https://example.org/a(b)c"]),
        ("HTTPS://EXAMPLE.ORG", ["HTTPS://EXAMPLE.ORG"]),
        ("https://exemple.invalid/a", []),
        ("https://été.museum/", ["https://été.museum/"]),
        ("example.org", []),
        ("https://example.orgé", ["https://example.org"]),
        ("https://example.orge", []),
    ],
)
def test_links_with_scheme(text: str, urls: list[str]) -> None:
    assert [link.url for link in find_links(text)] == urls


def test_bare_domains_are_links_on_x_only() -> None:
    found = find_links("Sur example.org, pas à 18.30 ni m.untel", bare=True)
    assert [(link.url, link.start, link.end) for link in found] == [
        ("example.org", 4, 15)
    ]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("musee.example.fr/agenda?a=b#c.", ["musee.example.fr/agenda?a=b#c"]),
        ("example.org?a=b example.org:80", ["example.org", "example.org"]),
        ("example.org:80/a", ["example.org:80/a"]),
        ("l’été.example.org/a", ["été.example.org/a"]),
        ("été.fr", ["té.fr"]),
        ("é.fr", ["é.fr"]),
        ("-é.fr", []),
        ("日本.jp", []),
        ("日本example.com", ["example.com"]),
        ("example.com日本.example.org/a", ["example.com", "example.org/a"]),
        ("https://日本.jp/été", ["https://日本.jp/été"]),
        ("https://example.みんな/", ["https://example.みんな/"]),
        ("https://éxample.org.", ["https://éxample.org"]),
        ("www.x1.日本.example.com", ["example.com"]),
        ("www.foo.fr日本", ["www.foo.fr"]),
        ("www.museum.x1日本.fr", ["www.museum"]),
        ("a@example.org .example.org -example.org x_example.org", []),
        ("#example.org $example.org /example.org", []),
        ("https://a_b.org https://a-.org", []),
        ("https://sub_domain.example.org", ["https://sub_domain.example.org"]),
        ("sub_domain.example.org", ["domain.example.org"]),
        ("xhttps://example.org", []),
        ("ahttp://example.org http://example.org", ["http://example.org"]),
        (
            "https://xn--caf-dma.fr/ https://a.xn--p1ai",
            ["https://xn--caf-dma.fr/", "https://a.xn--p1ai"],
        ),
        ("https://xn--日本.jp", []),
        ("https://t.co/abc/def?a=b", ["https://t.co/abc"]),
        ("https://t.co/abc?amp=1", ["https://t.co/abc?amp=1"]),
        ("https://t.co/" + "a" * 41, []),
        ("https://t.co/", ["https://t.co/"]),
        ("https://" + "a" * 63 + ".org", ["https://" + "a" * 63 + ".org"]),
        ("https://" + "a" * 64 + ".org " + "a" * 64 + ".org", []),
        ("https://" + "é" * 63 + ".org", []),
        ("https://a。b.org/", ["https://a。b.org/"]),
        ("https://é。b.org/", ["https://é。b.org/"]),
        ("https://example.org/" + "a" * 4_068, ["https://example.org/" + "a" * 4_068]),
        ("https://example.org/" + "a" * 4_069, []),
        ("example.org/" + "a" * 4_085 + " example.fr", ["example.fr"]),
        ("https://example.org/a,(b)", ["https://example.org/a"]),
        ("https://example.org/a,(b)c", ["https://example.org/a,(b)c"]),
        ("https://example.org/a(b(c)d)", ["https://example.org/a(b(c)d)"]),
        ("https://example.org/(a", ["https://example.org/"]),
        ("https://example.org@example.com", []),
        ("\u202ahttps://example.org\u202c", ["https://example.org"]),
        ("HTTPS://Example.Org/A x", ["HTTPS://Example.Org/A"]),
        (
            "a.fr https://b.fr c.fr https://d.fr e.fr",
            ["a.fr", "https://b.fr", "c.fr", "https://d.fr", "e.fr"],
        ),
        ("https://exemple.invalid/a https://example.invalid", []),
        ("18.30, 3.5 € et fin.Suite", []),
        ("https://..fr https://_.fr ..", []),
    ],
)
def test_links_of_x(text: str, urls: list[str]) -> None:
    assert [link.url for link in find_links(text, bare=True)] == urls


def test_the_tables_are_as_generated() -> None:
    folder = files("wagtail_culture_social.domain.data")
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    for name, first in (("top_level_domains.txt", "aaa aarp"), ("x_emoji.txt", "[")):
        text = (folder / name).read_text(encoding="utf-8")
        header, body = split(r"(?m)^(?!# )", text, maxsplit=1)
        assert body.startswith(first)
        assert f"SHA-256: {sha256(body.encode()).hexdigest()}\n" in header
        (package,) = findall(r"Source: npm ([\w-]+@[\d.]+)\n", header)
        assert package.replace("@", " ") in notice


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        (
            " https://social.example/@ada/1?a=b#c ",
            "https://social.example/@ada/1?a=b#c",
        ),
        ("HTTPS://social.example/", "HTTPS://social.example/"),
        ("https://musée.example/", "https://musée.example/"),
        ("http://social.example/", ""),
        ("ftp://social.example/", ""),
        ("javascript:alert(1)", ""),
        ("//social.example/", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://museum.example@evil.example/", ""),
        ("https://social.example/a b", ""),
        ("https://social.example/a\tb", ""),
        ("", ""),
    ],
)
def test_an_address_that_anybody_may_follow(pasted: str, address: str) -> None:
    assert https_address(pasted) == address
