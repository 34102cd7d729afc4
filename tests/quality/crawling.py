"""A robot that follows every link of a site it may and remembers what came back."""

import json
import re
import urllib.error
import urllib.request
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit
from zlib import crc32

from bs4 import BeautifulSoup

HTML = "text/html"
LINKS = 'a[href]:not([rel~="nofollow"]), link[href]'
ALIKE = re.compile(r"/poster/$|/feed\.\w+$|\.ics$")
"""Addresses that every page of a type has, made by one view: one in four is visited."""


class Visit(NamedTuple):
    status: int
    kind: str
    text: str
    is_indexed: bool = True


class Crawl:
    """The addresses of the demo that a robot can reach by links meant for it."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.visits: dict[str, Visit] = {}
        self.links: dict[str, str] = {}

    @classmethod
    def of(cls, told: str, home: str) -> "Crawl":
        """Return a crawl that was told, as if the site had been at this address."""
        there = json.loads(told)["home"]
        found = json.loads(told.replace(there, home))
        crawl = cls(home)
        crawl.visits = {key: Visit(*visit) for key, visit in found["visits"].items()}
        crawl.links = found["links"]
        return crawl

    def told(self) -> str:
        """Return what was found, as JSON."""
        found = {"home": self.home, "visits": self.visits, "links": self.links}
        return json.dumps(found)

    def run(self) -> "Crawl":
        waiting = [f"{self.home}/fr/", f"{self.home}/en/"]
        while waiting:
            address = waiting.pop()
            if address in self.visits:
                continue
            self.visits[address] = visit = self.visit(address)
            if visit.kind != HTML or visit.status != 200:
                continue
            for link in self.links_of(address, visit.text):
                self.links.setdefault(link, address)
                waiting.append(link)
        return self

    def visit(self, address: str) -> Visit:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                kind = answer.headers.get_content_type()
                text = answer.read().decode("utf-8") if kind == HTML else ""
                is_indexed = answer.headers.get("X-Robots-Tag") != "noindex"
                return Visit(answer.status, kind, text, is_indexed)
        except urllib.error.HTTPError as error:
            return Visit(error.code, "", "")

    def links_of(self, address: str, text: str) -> set[str]:
        soup = BeautifulSoup(text, "html.parser")
        found = {tag["href"] for tag in soup.select(LINKS)}
        found |= {tag["src"] for tag in soup.select("[src]")}
        full = {urldefrag(urljoin(address, link)).url for link in found}
        return {link for link in full if self.is_public(link)}

    def is_public(self, link: str) -> bool:
        path = urlsplit(link).path
        if not link.startswith(f"{self.home}/") or path.startswith("/admin/"):
            return False
        return not ALIKE.search(path) or crc32(path.encode()) % 4 == 0

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        return {
            address: BeautifulSoup(visit.text, "html.parser")
            for address, visit in self.visits.items()
            if visit.kind == HTML and visit.status == 200
        }

    @property
    def indexed(self) -> dict[str, BeautifulSoup]:
        """The pages that search engines may list: forms say that they may not."""
        return {
            address: soup
            for address, soup in self.pages.items()
            if self.visits[address].is_indexed
        }


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
