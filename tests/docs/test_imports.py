"""The tables of what an import reads say all that it reads."""

from pathlib import Path

from wagtail_culture_social.domain.imports.csv_columns import (
    COLUMNS,
    NAMES,
    WORD_COLUMNS,
)

PAGE = Path(__file__).parents[2] / "docs/reference/imports.md"


def test_every_column_and_heading_of_a_table_is_documented() -> None:
    text = PAGE.read_text().partition("## Tables")[2]
    assert set(NAMES) == {*COLUMNS, *WORD_COLUMNS}
    for column, headings in NAMES.items():
        (row,) = [one for one in text.splitlines() if one.startswith(f"| `{column}` |")]
        for heading in headings:
            assert f"`{heading}`" in row
