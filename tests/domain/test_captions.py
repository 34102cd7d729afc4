"""WebVTT: what is read, what is refused and at which line, what is only told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_culture_social.domain.captions import (
    IN_MINUTES,
    MOST_BYTES,
    WITH_HOURS,
    Captions,
    CaptionsError,
    clock,
    lasting,
    parse_vtt,
    read_vtt,
    seconds_of,
)

CUE = "00:01.000 --> 00:04.000"
# code, line, what stands there, the file
REFUSED = [
    ("header", 1, "", ""),
    ("header", 1, "", f"{CUE}\nHello\n"),
    ("header", 1, "", f"WEBVTTX\n\n{CUE}\nHello\n"),
    ("header", 1, "", f"\nWEBVTT\n\n{CUE}\nHello\n"),
    ("subrip", 1, "", "1\n00:00:01,000 --> 00:00:04,000\nHello\n"),
    ("blank-line", 2, "", f"WEBVTT\n{CUE}\nHello\n"),
    ("blank-line", 5, "", f"WEBVTT\n\n{CUE}\nHello\n00:05.000 --> 00:06.000\nYou\n"),
    ("blank-line", 4, "", f"WEBVTT\n\nNOTE one\n{CUE}\nHello\n"),
    ("blank-line", 4, "", f"WEBVTT\n\nSTYLE\n{CUE}\nHello\n"),
    ("times", 6, "And you?", f"WEBVTT\n\n{CUE}\nHello\n\nAnd you?\n"),
    ("times", 3, "one", f"WEBVTT\n\none\ntwo\n{CUE}\nHello\n"),
    ("arrow", 3, "", "WEBVTT\n\n00:01.000-->00:04.000\nHello\n"),
    ("arrow", 3, "", "WEBVTT\n\n00:01.000 -->00:04.000\nHello\n"),
    ("timestamp", 4, "0:01.000", "WEBVTT\n\none\n0:01.000 --> 00:04.000\nHello\n"),
    ("timestamp", 3, "00:60.000", "WEBVTT\n\n00:01.000 --> 00:60.000\nHello\n"),
    ("timestamp", 3, "00:04.00", "WEBVTT\n\n00:01.000 --> 00:04.00\nHello\n"),
    ("timestamp", 3, "", "WEBVTT\n\n00:01.000 -->\nHello\n"),
    ("timestamp", 3, "00:٠4.000", "WEBVTT\n\n00:01.000 --> 00:٠4.000\nHello\n"),
    ("comma", 3, "00:01,000", "WEBVTT\n\n00:01,000 --> 00:04,000\nHello\n"),
    ("end", 3, "", "WEBVTT\n\n00:04.000 --> 00:04.000\nHello\n"),
    ("order", 6, "", f"WEBVTT\n\n{CUE}\nHello\n\n00:00.500 --> 00:05.000\nYou\n"),
    ("setting", 3, "colour:red", f"WEBVTT\n\n{CUE} align:start colour:red\nHello\n"),
    ("setting", 3, "align", f"WEBVTT\n\n{CUE} align\nHello\n"),
    ("place", 6, "STYLE", f"WEBVTT\n\n{CUE}\nHello\n\nSTYLE\n::cue {{}}\n"),
    ("place", 6, "REGION", f"WEBVTT\n\n{CUE}\nHello\n\nREGION\nid:a\n"),
    ("unclosed", 5, "<b>", f"WEBVTT\n\n{CUE}\nOne\n<b>two\n"),
    ("unclosed", 4, "<v Bo>", f"WEBVTT\n\n{CUE}\n<v Al>One <v Bo>two\n"),
    ("unopened", 4, "</b>", f"WEBVTT\n\n{CUE}\nOne</b>\n"),
    ("unopened", 4, "</b>", f"WEBVTT\n\n{CUE}\n<b><i>One</b></i>\n"),
    ("tag", 4, "<font>", f"WEBVTT\n\n{CUE}\n<font>One</font>\n"),
    ("tag", 4, "<b/>", f"WEBVTT\n\n{CUE}\n<b/>One\n"),
    ("tag", 4, "</b x>", f"WEBVTT\n\n{CUE}\n<b>One</b x>\n"),
    ("tag", 4, "<>", f"WEBVTT\n\n{CUE}\n<>One\n"),
    ("tag", 5, "<", f"WEBVTT\n\n{CUE}\nOne\n1 < 2\n"),
]
TOLD = [
    ("empty", 3, "", f"WEBVTT\n\n{CUE}\n\n"),
    ("empty", 3, "", f"WEBVTT\n\n{CUE}\n<b> </b>\n"),
    ("setting-value", 3, "size:120%", f"WEBVTT\n\n{CUE} size:120%\nHello\n"),
    ("annotation", 5, "<v>", f"WEBVTT\n\n{CUE}\nOne\n<v></v>two\n"),
    ("annotation", 4, "<lang>", f"WEBVTT\n\n{CUE}\n<lang>Hi</lang>\n"),
    ("ampersand", 5, "&", f"WEBVTT\n\n{CUE}\nOne\nB&B\n"),
]


def texts(captions: Captions) -> list[str]:
    return [cue.text for cue in captions.cues]


@pytest.mark.parametrize(("code", "line", "part", "text"), REFUSED)
def test_a_broken_file_is_refused_at_its_line(
    code: str, line: int, part: str, text: str
) -> None:
    for ending in ("\n", "\r\n", "\r"):
        with pytest.raises(CaptionsError) as refused:
            read_vtt(text.replace("\n", ending).encode())
        error = refused.value
        assert (error.code, error.line, error.part) == (code, line, part)
    assert str(line) in str(error)


@pytest.mark.parametrize(("code", "line", "part", "text"), TOLD)
def test_what_browsers_put_up_with_is_told(
    code: str, line: int, part: str, text: str
) -> None:
    notice = parse_vtt(text).notices[0]
    assert (notice.code, notice.line, notice.part) == (code, line, part)


def test_a_whole_file_is_read() -> None:
    captions = parse_vtt(
        "WEBVTT - a title\nKind: captions\nLanguage: fr\n\n"
        "STYLE\n::cue { color: lime }\n\nREGION\nid:bill\n\nNOTE\nA word\n\n\n"
        f"first\n{CUE} vertical:rl line:-1,end position:10%,line-left size:35.5% "
        "align:center region:bill\n"
        "<v.loud Ana Mel>Caf&eacute;&nbsp;?</v>\n<c.big.red><i>Oui</i></c>\n\n"
        "01:00:02.000\t-->\t100:00:03.250\n"
        "<ruby>漢<rt>kan</ruby> <00:00:03.000>B &lt; C\n"
    )
    assert texts(captions) == ["Café\N{NO-BREAK SPACE}?\nOui", "漢kan B < C"]
    first, second = captions.cues
    assert first.spans[0].speaker == "Ana Mel"
    assert first.spans[-1].speaker == ""
    assert (first.start, first.end, first.line) == (1.0, 4.0, 16)
    assert (second.start, second.end) == (3602.0, 360003.25)
    assert captions.end == 360003.25
    assert captions.notices == ()


def test_the_voice_of_a_whole_cue_may_stay_open() -> None:
    cue = parse_vtt(f"WEBVTT\n\n{CUE}\n<v Ana>Bonjour").cues[0]
    assert [(span.speaker, span.text) for span in cue.spans] == [("Ana", "Bonjour")]


def test_a_file_without_cues_is_empty() -> None:
    assert parse_vtt("WEBVTT").cues == ()
    assert parse_vtt("WEBVTT").end == 0


def test_a_byte_order_mark_is_no_fault() -> None:
    assert texts(read_vtt(f"\ufeffWEBVTT\n\n{CUE}\nÉté\n".encode())) == ["Été"]


def test_a_null_character_becomes_visible() -> None:
    assert texts(parse_vtt(f"WEBVTT\n\n{CUE}\na\0b\n")) == [
        "a\N{REPLACEMENT CHARACTER}b"
    ]


@pytest.mark.parametrize(("encoding", "line"), [("latin-1", 4), ("utf-16", 1)])
def test_another_encoding_is_refused_at_its_line(encoding: str, line: int) -> None:
    data = f"WEBVTT\r\n\r\n{CUE}\r\nÉté\r\n".encode(encoding)
    with pytest.raises(CaptionsError) as refused:
        read_vtt(data)
    assert (refused.value.code, refused.value.line) == ("encoding", line)


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(CaptionsError, match="too-large"):
        read_vtt(b"x" * (MOST_BYTES + 1))


@given(st.text(alphabet="WEBVT \n-:.0159>abv/<&;NOTE", max_size=200))
def test_any_text_is_read_or_refused_within_its_lines(text: str) -> None:
    for whole in (text, f"WEBVTT\n\n{CUE}\n{text}"):
        try:
            line = max((cue.line for cue in parse_vtt(whole).cues), default=1)
        except CaptionsError as error:
            line = error.line
        assert 1 <= line <= whole.count("\n") + 1


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("4:30", 270),
        (" 1:02:03 ", 3723),
        ("0:00", 0),
        ("62:30", 3750),
        ("120:05", 7205),
        ("٤:30", 270),
    ],
)
def test_a_duration_is_read_as_people_type_it(typed: str, seconds: int) -> None:
    assert seconds_of(typed) == seconds


@given(st.from_regex(WITH_HOURS) | st.from_regex(IN_MINUTES))
def test_whatever_a_form_takes_is_read(typed: str) -> None:
    assert seconds_of(typed) is not None


@pytest.mark.parametrize(
    "typed", ["", "90", "1:60", "1 h 02", "1:02:03:04", "1:120:00"]
)
def test_what_is_no_duration_is_none(typed: str) -> None:
    assert seconds_of(typed) is None


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (7.9, "0:07"), (270, "4:30"), (3723, "1:02:03")]
)
def test_a_clock_shows_hours_only_when_there_are_some(
    seconds: float, shown: str
) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (45, "45 s", "45 s"),
        (240, "4 min", "4 min"),
        (270, "4 min 30 s", "4 min 30 s"),
        (3600, "1 h", "1 h"),
        (3723, "1 h 02", "1 h 2 min"),
    ],
)
def test_a_duration_is_told_in_the_language(
    seconds: int, french: str, english: str
) -> None:
    assert lasting(seconds, "fr-ca").replace("\N{NO-BREAK SPACE}", " ") == french
    assert lasting(seconds, "en").replace("\N{NO-BREAK SPACE}", " ") == english
