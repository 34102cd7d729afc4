"""A visit of the whole demo: no dead link, and both languages point at each other."""

import re
import urllib.request
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.quality.crawling import Crawl, path_of


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    tags = soup.select('head link[rel="alternate"][hreflang]')
    return {tag["hreflang"]: path_of(tag["href"]) for tag in tags}


def test_no_link_is_dead(crawl: Crawl) -> None:
    dead = {
        address: (visit.status, "linked from", crawl.links.get(address))
        for address, visit in crawl.visits.items()
        if visit.status != 200
    }
    assert dead == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_are_35_pages_in_each_language(crawl: Crawl, language: str) -> None:
    found = {path_of(one) for one in crawl.pages if path_of(one)[1:4] == f"{language}/"}
    assert len(found) >= 35


def test_hreflang_is_reciprocal(crawl: Crawl) -> None:
    named = {
        path_of(address): alternates(soup) for address, soup in crawl.pages.items()
    }
    wrong = [
        (path, language, twin)
        for path, others in named.items()
        for language, twin in others.items()
        if language != "x-default" and path not in named.get(twin, {}).values()
    ]
    assert wrong == []
    assert any(len(others) >= 2 for others in named.values())


def test_language_switch_leads_to_the_twin_and_back(crawl: Crawl) -> None:
    wrong = []
    for address, soup in crawl.pages.items():
        others = alternates(soup)
        for link in soup.select("body a[hreflang]"):
            twin = path_of(urljoin(address, link["href"]))
            if urljoin(address, link["href"]) not in crawl.pages:
                continue  # a file in a language
            if others and others.get(link["hreflang"]) != twin:
                wrong.append((path_of(address), link["hreflang"], twin))
    assert wrong == []


def test_sitemap_says_the_same_as_the_pages(crawl: Crawl) -> None:
    with urllib.request.urlopen(f"{crawl.home}/sitemap.xml", timeout=30) as answer:
        tree = ElementTree.fromstring(answer.read())
    listed = {}
    for entry in tree:
        location = next(e.text for e in entry if e.tag.endswith("loc"))
        listed[path_of(location)] = {
            e.get("hreflang"): path_of(e.get("href"))
            for e in entry
            if e.tag.endswith("link")
        }
    named = {
        path_of(address): alternates(soup) for address, soup in crawl.pages.items()
    }
    assert set(listed) - set(named) == set()
    for language in ("fr", "en"):
        assert len([p for p in listed if p.startswith(f"/{language}/")]) >= 35
    without_default = {
        path: {k: v for k, v in others.items() if k != "x-default"}
        for path, others in named.items()
    }
    assert [p for p, o in listed.items() if o and o != without_default[p]] == []


def test_every_page_has_one_title_and_one_description(crawl: Crawl) -> None:
    wrong = [
        path_of(address)
        for address, soup in crawl.indexed.items()
        if len(soup.select("head title")) != 1
        or len(soup.select('head meta[name="description"][content]')) != 1
        or len(soup.select('head meta[property="og:title"]')) != 1
        or not re.search(r"\w", soup.title.text)
    ]
    assert wrong == []
