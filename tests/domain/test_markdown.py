"""Rich text as Markdown: nothing that an editor typed becomes a mark by accident."""

import pytest

from wagtail_culture_social.domain.imports.texts import from_markdown
from wagtail_culture_social.domain.markdown import to_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ""),
        ("<p>One</p><p>Two<br/>lines</p>", "One\n\nTwo\nlines"),
        ("<p>A <b>bold</b> and <em>lean</em> word</p>", "A **bold** and *lean* word"),
        ("<ul><li>One</li><li>Two</li></ul><p>End</p>", "- One\n- Two\n\nEnd"),
        (
            '<p><a href="https://quais.example.org/">Quays</a></p>',
            "[Quays](https://quais.example.org/)",
        ),
        ('<p>See <a linktype="page" id="3">there</a></p></a>', "See there"),
        ("<p># No * title_</p>", r"\# No \* title\_"),
        ("<p>A &lt;b&gt; &amp; c</p>", "A &lt;b&gt; &amp; c"),
    ],
)
def test_rich_text_says_the_same_in_markdown(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown


@pytest.mark.parametrize(
    "text",
    [
        "One\n\nTwo\nlines",
        "- a list\n- of _two_ *stars* [and] brackets",
        "# a hash\n\n+ a plus, 1 < 2 & 3 > 2, C:\\Temp",
    ],
)
def test_plain_text_comes_back_as_it_was(text: str) -> None:
    paragraphs = text.replace("&", "&amp;").replace("<", "&lt;").split("\n\n")
    html = "".join(f"<p>{one}</p>".replace("\n", "<br/>") for one in paragraphs)
    assert from_markdown(to_markdown(html)) == text
