"""The view in which accepted entries are taken away as one file."""

from django.http import HttpRequest, StreamingHttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from wagtail_culture_social.participation.contests.access import contest_to_run
from wagtail_culture_social.participation.contests.packs import packed
from wagtail_culture_social.social.answers import archive_headers


@require_safe
def pack(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Answer the accepted entries of a contest as a ZIP file."""
    contest = contest_to_run(request, pk, "view")
    headers = archive_headers(f"contest-{pk}-entries.zip")
    return StreamingHttpResponse(packed(contest), headers=headers)


def urls() -> list[URLPattern]:
    """Return the address of the file, below the list of contests."""
    return [path("<int:pk>/entries.zip", pack, name="pack")]
