"""The page of networks says what the table says."""

from scripts.document_networks import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: python -m scripts.document_networks"
    )
