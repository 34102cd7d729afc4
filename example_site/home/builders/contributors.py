"""Whom events name: authors of the past, ensembles and partners that are invented."""

import json
from typing import Any

from home.builders.blocks import block
from home.builders.content import LANGUAGES, Words, words
from home.builders.snippets import Snippets
from home.institution import read_content
from wagtail_culture_social.models import Organisation, Person

MODELS = {"person": Person, "organisation": Organisation}


def build_contributors(snippets: Snippets) -> dict[str, Any]:
    """Return the French people and organisations by key; missing ones are added."""
    found = {}
    for kind, model in MODELS.items():
        for entry in read_content("contributors")[kind]:
            values = {language: contributor(entry, language) for language in LANGUAGES}
            found[entry["key"]] = snippets.ensure(model, entry["key"], values)[0]
    return found


def contributor(entry: Words, language: str) -> Words:
    """Return the fields of a person or an organisation in one language."""
    own = words(entry, language)
    accounts = [
        block("account", {"network": network, "name": name}, "account", name)
        for network, name in entry.get("accounts", {}).items()
    ]
    return {
        "name": own["name"],
        "description": own["description"],
        "url": entry.get("url", ""),
        "accounts": json.dumps(accounts),
    }
