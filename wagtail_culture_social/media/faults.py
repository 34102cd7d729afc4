"""Why a file of captions or a recording is refused, in the editor's words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.captions import CaptionsError, Notice

PLACE = _("“%(file)s”, line %(line)d: %(reason)s")
CAPTIONS = {
    "too-large": _("The file is too large for captions."),
    "encoding": _("The file is not in UTF-8. Save it again with this encoding."),
    "header": _("This is no WebVTT: the first line has to be WEBVTT."),
    "subrip": _("This is a SubRip file (.srt). Convert it to WebVTT (.vtt)."),
    "blank-line": _("An empty line is missing above the times."),
    "times": _("Words without times: “%(part)s”."),
    "arrow": _("The arrow needs a space on both sides: 00:01.000 --> 00:04.000."),
    "timestamp": _("“%(part)s” is no time. Write 00:01:02.500."),
    "comma": _("Write “%(part)s” with a full stop, not a comma."),
    "end": _("The end has to come after the start."),
    "order": _("These words start before those above them."),
    "setting": _("“%(part)s” is no setting that browsers know."),
    "place": _("%(part)s has to stand above the first words."),
    "tag": _("“%(part)s” is no tag of WebVTT. Write &lt; for the sign itself."),
    "unclosed": _("The tag “%(part)s” is not closed."),
    "unopened": _("“%(part)s” closes a tag that is not open."),
}
NOTICES = {
    "empty": _("These times have no words."),
    "setting-value": _("Browsers do not understand “%(part)s”."),
    "annotation": _("“%(part)s” does not say who or which language."),
    "ampersand": _("Write &amp; for the sign & itself."),
}
RECORDINGS = {
    "html": _("“%(file)s” is a web page, not a video or a sound."),
    "unknown": _(
        "“%(file)s” is no video or sound that browsers play. Use MP4, WebM, MP3, "
        "M4A, Ogg or WAV."
    ),
    "missing": _("The file “%(file)s” cannot be read any more."),
}


def captions_message(error: CaptionsError, file: str) -> Any:
    """Return why a file of captions is refused: file, line, reason."""
    return _placed(CAPTIONS[error.code], error, file)


def notice_message(notice: Notice, file: str) -> Any:
    """Return what is worth telling of a file of captions: file, line, reason."""
    return _placed(NOTICES[notice.code], notice, file)


def recording_message(code: str, file: str) -> Any:
    """Return why a file is refused as a recording."""
    return RECORDINGS[code] % {"file": file}


def _placed(reason: Any, fault: CaptionsError | Notice, file: str) -> str:
    values = {"file": file, "line": fault.line, "reason": reason % {"part": fault.part}}
    return PLACE % values
