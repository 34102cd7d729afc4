"""The page of personal data says what the models and the rules say."""

from scripts.document_personal_data import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: python -m scripts.document_personal_data"
    )
