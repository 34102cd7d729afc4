"""Videos and sounds as schema.org nodes, with their captions and chapters."""

from wagtail_culture_social.domain.structured_data.facts import (
    CaptionFacts,
    ClipFacts,
    MediaFacts,
)
from wagtail_culture_social.domain.structured_data.nodes import (
    CONTEXT,
    Node,
    duration,
    instant,
    node,
)


def recording(facts: MediaFacts) -> Node:
    """A video or a sound that stands for itself."""
    return {"@context": CONTEXT, **recording_part(facts)}


def recording_part(facts: MediaFacts) -> Node:
    """A VideoObject or an AudioObject; a clip's address leads to its second."""
    published = facts.published
    return node(
        "AudioObject" if facts.is_sound else "VideoObject",
        name=facts.name,
        description=facts.description,
        inLanguage=facts.language,
        thumbnailUrl=facts.thumbnail,
        uploadDate=instant(published) if published else None,
        duration=duration(facts.seconds),
        contentUrl=facts.content_url,
        embedUrl=facts.embed_url,
        encodingFormat=facts.media_type,
        creditText=facts.credit,
        transcript=facts.transcript,
        caption=[_caption(one) for one in facts.captions],
        hasPart=[clip(one, facts.url) for one in facts.clips],
    )


def _caption(facts: CaptionFacts) -> Node:
    return node(
        "MediaObject",
        contentUrl=facts.url,
        encodingFormat="text/vtt",
        inLanguage=facts.language,
    )


def clip(facts: ClipFacts, url: str) -> Node:
    """A part of the recording on the page at `url`, which plays from there."""
    return node(
        "Clip",
        name=facts.name,
        startOffset=facts.start,
        endOffset=facts.end,
        url=f"{url}#t={int(facts.start)}",
    )
