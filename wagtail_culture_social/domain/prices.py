"""Prices as people write them; what a price includes is in the page's own words."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency

from wagtail_culture_social.domain.dates import locale_for


@lru_cache(maxsize=1024)
def format_price(amount: Decimal | None, currency: str, language: str) -> str:
    """The amount with its currency by CLDR: `8 €`, `€8`, `8,50 €`; "" for none.

    `currency` is a code of ISO 4217; an unknown one is shown as it is.
    """
    if amount is None:
        return ""
    whole = amount == amount.to_integral_value()
    pattern = locale_for(language).currency_formats["standard"].pattern
    if whole:
        pattern = pattern.replace(".00", "")
    return format_currency(
        amount, currency, pattern, locale=locale_for(language), currency_digits=False
    )
