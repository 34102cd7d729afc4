"""What is said of an institution: taken, refused with reasons, known again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.institution_tables import (
    Row,
    TableError,
    institution_cells,
    read_table,
    table_of,
)
from wagtail_culture_social.domain.institutions import (
    Fault,
    Institution,
    InstitutionError,
    account,
    homepage,
    identity,
    identity_in,
    read_institution,
    sort_name,
)
from wagtail_culture_social.domain.networks import NETWORKS, Network

CELLS = {"name": "Musée des Quais", "city": "Nantes", "country": "France"}


def faults(**cells: str) -> list[Fault]:
    with pytest.raises(InstitutionError) as caught:
        read_institution({**CELLS, **cells}, NETWORKS)
    return list(caught.value.faults)


def test_complete_row_is_read() -> None:
    cells = {
        **CELLS,
        "kind": "Musée",
        "latitude": "47,2",
        "longitude": "-1.55",
        "website": "www.quais.example",
        "languages": "français; English / fsl | pt-br, fr",
        "x": "https://x.com/quais",
        "facebook": "https://www.facebook.com/quais",
    }
    assert read_institution(cells, NETWORKS) == Institution(
        name="Musée des Quais",
        kind="museum",
        city="Nantes",
        country="FR",
        latitude=47.2,
        longitude=-1.55,
        website="https://www.quais.example",
        handles={"x": "@quais", "facebook": "https://www.facebook.com/quais"},
        languages=("fr", "en", "fsl", "pt-BR"),
    )


def test_short_row_is_enough() -> None:
    found = read_institution(CELLS, NETWORKS)
    assert (found.kind, found.website, found.handles) == ("other", "", {})


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": " … "}, Fault("missing", "name")),
        ({"city": ""}, Fault("missing", "city")),
        ({"country": ""}, Fault("missing", "country")),
        ({"name": "x" * 201}, Fault("too-long", "name", "200")),
        ({"country": "Atlantis"}, Fault("unknown-country", "country", "Atlantis")),
        ({"kind": "bakery"}, Fault("unknown-kind", "kind", "bakery")),
        (
            {"website": "javascript:alert(1)"},
            Fault("bad-address", "website", "javascript:alert(1)"),
        ),
        (
            {"website": f"https://q.example/{'x' * 500}"},
            Fault("too-long", "website", "500"),
        ),
        ({"x": "two words"}, Fault("bad-account", "x", "two words")),
        (
            {"facebook": f"https://facebook.com/{'x' * 200}"},
            Fault("too-long", "facebook", "200"),
        ),
        (
            {"languages": "fr, Klingoff"},
            Fault("unknown-language", "languages", "Klingoff"),
        ),
        ({"latitude": "47"}, Fault("bad-position", "latitude", "47")),
        (
            {"latitude": "91", "longitude": "0"},
            Fault("bad-position", "latitude", "91 0"),
        ),
        (
            {"latitude": "nan", "longitude": "0"},
            Fault("bad-position", "latitude", "nan 0"),
        ),
    ],
)
def test_row_is_refused_with_a_reason(cells: dict[str, str], expected: Fault) -> None:
    assert faults(**cells) == [expected]


def test_all_reasons_are_told_at_once() -> None:
    found = faults(name="", country="Atlantis", website="data:text/html,x")
    assert [one.code for one in found] == ["missing", "unknown-country", "bad-address"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" louvre.fr ", "https://louvre.fr"),
        ("louvre.fr/visites", "https://louvre.fr/visites"),
        ("http://louvre.fr", "http://louvre.fr"),
        ("HTTPS://Louvre.fr/", "HTTPS://Louvre.fr/"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("JavaScript://louvre.fr/%0aalert(1)", ""),
        ("data:text/html,x", ""),
        ("https://user:secret@louvre.fr", ""),
        ("https://[::1", ""),
        ("mailto:a@louvre.fr", ""),
        ("louvre", ""),
    ],
)
def test_homepage_is_http_or_nothing(text: str, expected: str) -> None:
    assert homepage(text) == expected


@pytest.mark.parametrize(
    ("network", "text", "expected"),
    [
        ("x", "quais", "@quais"),
        ("bluesky", "https://bsky.app/profile/quais.example", "@quais.example"),
        ("mastodon", "https://social.example/@quais", "@quais@social.example"),
        ("facebook", "https://fr.facebook.com/quais", "https://fr.facebook.com/quais"),
        ("facebook", "quais", ""),
        ("facebook", "https://evil.example/quais", ""),
        ("linkedin", "javascript:alert(1)", ""),
    ],
)
def test_account_is_on_its_network(network: str, text: str, expected: str) -> None:
    assert account(NETWORKS[network], text) == expected


@pytest.mark.parametrize("more", [{}, {"tag_template": "https://{host}/tags/{tag}"}])
def test_network_of_a_site_takes_any_address(more: dict[str, Any]) -> None:
    own = Network(id="own", name="Own", counter="characters", limit=500, **more)
    url = "https://anywhere.example/@quais"
    assert account(own, url) == url


def test_same_institution_is_known_again() -> None:
    assert identity("Musée d’Orsay", "PARIS", "fr") == identity(
        "MUSEE D'ORSAY ", "Pâris", "FR"
    )
    assert identity("Musée", "Paris", "FR") != identity("Musée", "Paris", "CA")
    assert identity("A B", "C", "FR") != identity("A", "B C", "FR")
    assert identity("美术馆", "北京", "CN") != identity("美術管", "北京", "CN")


def test_one_institution_has_an_identity_of_its_own_in_each_campaign() -> None:
    known = identity("Musée d’Orsay", "Paris", "FR")
    assert identity_in(known, "2026") == identity_in(known, "2026")
    assert len({known, identity_in(known, "2026"), identity_in(known, "2027")}) == 3


def test_name_to_sort_by_has_the_city_and_an_end() -> None:
    assert sort_name("Εθνικό Μουσείο", "Αθήνα") == "ethniko moyseio athina"
    assert len(sort_name("美" * 200, "京" * 120)) == 400


@given(name=st.text(), city=st.text(), country=st.text(), website=st.text())
def test_whatever_is_typed_is_taken_or_refused(
    name: str, city: str, country: str, website: str
) -> None:
    cells = {"name": name, "city": city, "country": country, "website": website}
    try:
        found = read_institution(cells, NETWORKS)
    except InstitutionError:
        return
    assert not found.website or found.website.lower().startswith("http")
    assert 0 < len(found.name) <= 200


def test_table_is_written_and_read_again() -> None:
    found = read_institution(
        {**CELLS, "latitude": "1", "longitude": "2", "x": "@quais"}, NETWORKS
    )
    networks = {"x": NETWORKS["x"]}
    lines = table_of(iter([institution_cells(found)]), networks, "note")
    text = "".join(lines)
    assert text.startswith("\ufeffname,kind,city,country,")
    (row,) = read_table(text.encode(), networks).rows
    assert read_institution(row.cells, networks) == found


@pytest.mark.parametrize(
    "text",
    [
        "name,city,country\nLouvre,Paris,FR\n",
        "sep=;\nNom;Ville;Pays\n\nLouvre;Paris;FR\n",
        "\n\nCountry\tCity\tInstitution\tSecret\nFR\tParis\tLouvre\tx\n",
        'NAME,"City",Pays\r\n"Louvre",Paris,FR,too much\r\n,,\r\n',
    ],
)
def test_tables_of_many_makers_say_the_same(text: str) -> None:
    (row,) = read_table(text.encode(), NETWORKS).rows
    assert row.cells == {"name": "Louvre", "city": "Paris", "country": "FR"}


def test_line_of_a_row_is_told() -> None:
    table = read_table(b"name,city,country\nA,B,FR\n\nC,D,FR\n", NETWORKS)
    assert [row.line for row in table.rows] == [2, 4]
    skipped = read_table(b"\r\nsep=;\r\nname;city;country\r\nA;B;FR\r\n", NETWORKS)
    assert skipped.rows[0].line == 4
    assert table.rows[0] == Row(2, {"name": "A", "city": "B", "country": "FR"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_are_read(encoding: str) -> None:
    text = "nom,ville,pays\nMusée «Œuvre», L’Été – 3 €\n".replace("Œuvre», ", "Œuvre»,")
    table = read_table(text.replace(" – 3 €", ",FR").encode(encoding), NETWORKS)
    assert table.rows[0].cells["name"] == "Musée «Œuvre»"
    assert table.is_guessed is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("data", "code", "value"),
    [
        (b"", "no-column", "name"),
        (b"name,city\n", "no-column", "country"),
        (b"name,city,country\n,,\n", "empty", ""),
        (b"PK\x03\x04...", "archive", ""),
        ("nom,ville,pays\nMusée,Lyon,FR".encode("utf-16"), "encoding", ""),
        (
            "nom,ville,pays\nMusée d’été,Besançon,FR".encode("cp850", "replace"),
            "encoding",
            "",
        ),
        ("nom,ville,pays\nÉcole,Besançon,FR".encode("mac-roman"), "encoding", ""),
        ("nom,ville,pays\nMusée,Évry,FR".encode("mac-roman"), "encoding", ""),
        ("nom,ville,pays\nMusée,Évry,FR".encode() + b"\xff", "encoding", ""),
        (b"name,city,country\nLouvre\x8f,Paris,FR", "encoding", ""),
        (b'name,city,country\n"Louvre,Paris,FR', "broken", ""),
    ],
)
def test_what_is_no_table_says_why(data: bytes, code: str, value: str) -> None:
    with pytest.raises(TableError) as caught:
        read_table(data, NETWORKS)
    assert (caught.value.code, caught.value.value) == (code, value)


def test_too_many_rows_are_refused() -> None:
    data = b"name,city,country\n" + b"A,B,FR\n" * 20_001
    with pytest.raises(TableError, match="too-many"):
        read_table(data, {})
