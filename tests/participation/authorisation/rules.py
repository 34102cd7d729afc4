"""What is expected of each address: who gets in, whose POST counts, who reads what.

A public address stands here by its name, so that a new one needs a decision. Of an
address of the admin the first pattern that fits counts.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.participation.authorisation.asking import Outcome
from tests.participation.authorisation.people import Who
from tests.participation.authorisation.walking import Address

EVERYBODY = frozenset(Who)
STAFF = EVERYBODY - {Who.ANYBODY}
OF_PAGES = STAFF - {Who.JUROR}
LISTERS = OF_PAGES - {Who.EDITOR}
EDITORS = frozenset({Who.EDITOR, Who.MODERATOR, Who.ADMIN})
RUNNERS = frozenset({Who.MODERATOR, Who.ADMIN})
ADMINS = frozenset({Who.ADMIN})
JURORS = frozenset({Who.JUROR})
NOBODY: frozenset[Who] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """Who gets in with a GET, with a POST (as with a GET), and who reads secrets.

    ``writes``: a POST without a form of ours may change rows. ``begins`` are the
    tables into which a look writes: what has its hour is begun by who looks first, and
    what is taken away is noted. ``may_fail``: Wagtail's own view cannot be posted to.
    """

    opens: frozenset[Who]
    sends: frozenset[Who] | None = None
    sees: frozenset[Who] = RUNNERS
    writes: bool = True
    begins: frozenset[str] = frozenset()
    may_fail: bool = False

    def faults(self, who: Who, method: str, found: Outcome, secret: str) -> list[str]:
        """Return what is wrong with an answer, in words."""
        of_post = self.opens if self.sends is None else self.sends
        may = who in (self.opens if method == "get" else of_post)
        may_write = may and method == "post" and self.writes
        written = found.written - (self.begins if may else frozenset())
        is_done = bool(found.written) or found.status == 405
        wrong = {
            "fails": found.status >= 500 and not (may and self.may_fail),
            "gets in": not may and not found.is_refused,
            "is refused": may and found.is_refused and not is_done,
            "writes": bool(written) and not may_write,
            "reads what is not theirs": secret in found.text and who not in self.sees,
        }
        told = f"{found.status} {found.place} {sorted(found.written)}"
        return [f"{who} {fault} ({method}: {told})" for fault in wrong if wrong[fault]]


PUBLIC = Rule(EVERYBODY, writes=False)
SIGNED = Rule(EVERYBODY, sees=EVERYBODY)
OWN = "wagtail_culture_social_participation_"
VOTE = frozenset({f"{OWN}contest", f"{OWN}poll"})
FEED = frozenset({"wagtail_culture_social_postfeed"})
LOG = frozenset({"wagtailcore_modellogentry"})

OF_PUBLIC = {
    PUBLIC: """
        answer answers campaign_badge campaign_ics campaign_json campaign_kit
        contest_enter contest_entries date_ics entry entry_link event_ics feed feed_atom
        feed_json feedback hashtag_feed hashtag_feed_atom hashtag_feed_json manifest
        participants_csv participants_json poll poll_confirm programme_csv programme_ics
        programme_json register registration report
    """,
    SIGNED: """
        entry_confirm entry_file entry_guardian entry_json entry_mine register_confirm
        registration_confirm registration_mine
    """,
    Rule(EVERYBODY, writes=False, begins=VOTE): "contest_vote",
    Rule(EVERYBODY, writes=False, begins=FEED): "posts_ics posts_json posts_rss",
    Rule(RUNNERS): "upload_file",
}
"""The public addresses: open, behind a signed link, or for who decides."""

OF_ADMIN = (
    ("wagtail_bulk_action:*_participation:report:*", Rule(STAFF, NOBODY)),
    ("wagtail_bulk_action:*_participation:*", Rule(STAFF, RUNNERS)),
    ("wagtail_bulk_action:wagtail_culture_social:*", Rule(STAFF, ADMINS)),
    ("wagtailsnippets_*_participation_*:list*", Rule(LISTERS)),
    ("wagtailsnippets_*_participation_*:add", Rule(NOBODY)),
    ("wagtailsnippets_*_participation_report:delete", Rule(NOBODY)),
    ("wagtailsnippets_*_participation_*:*", Rule(RUNNERS)),
    ("wagtailsnippets_*:*", Rule(ADMINS)),
    ("*chooser*:create", Rule(ADMINS, may_fail=True)),
    ("*chooser*:choose", Rule(STAFF)),
    ("*chooser*:choose_results", Rule(STAFF)),
    ("*chooser*:chosen", Rule(STAFF)),
    ("*chooser*:chosen_multiple", Rule(STAFF)),
    ("culture_social_imports:*", Rule(ADMINS)),
    ("culture_social_manifests:*", Rule(ADMINS)),
    ("culture_social_institutions:import_*", Rule(ADMINS)),
    ("culture_social_institutions:list*", Rule(LISTERS)),
    ("culture_social_institutions:add", Rule(LISTERS)),
    ("culture_social_institutions:import", Rule(LISTERS)),
    ("culture_social_institutions:*", Rule(RUNNERS)),
    ("wagtail_culture_social_contests:index*", Rule(LISTERS)),
    ("wagtail_culture_social_contests:*", Rule(RUNNERS)),
    ("wagtail_culture_social_polls:index*", Rule(LISTERS)),
    ("wagtail_culture_social_polls:inspect", Rule(RUNNERS)),
    ("wagtail_culture_social_polls:c*", Rule(RUNNERS)),
    ("wagtail_culture_social_polls:*", Rule(NOBODY)),
    ("wagtail_culture_social_seatings:index*", Rule(LISTERS)),
    ("wagtail_culture_social_seatings:csv", Rule(RUNNERS, begins=LOG)),
    ("wagtail_culture_social_seatings:*", Rule(RUNNERS)),
    ("wagtail_culture_social_jury:home", Rule(STAFF, writes=False)),
    ("wagtail_culture_social_jury:judge", Rule(JURORS)),
    ("wagtail_culture_social_remarks*", Rule(OF_PAGES, sees=EDITORS)),
    ("wagtail_culture_social_erase_remark", Rule(EDITORS, sees=EDITORS)),
    ("wagtail_culture_social_feedback*", Rule(OF_PAGES)),
    ("wagtail_culture_social_broken_links*", Rule(OF_PAGES)),
    ("wagtail_culture_social_lagging*", Rule(OF_PAGES)),
    ("wagtail_culture_social_reviews*", Rule(OF_PAGES)),
    ("wagtail_culture_social_person*", Rule(ADMINS)),
    ("wagtail_culture_social_desk_post", Rule(RUNNERS)),
    ("wagtail_culture_social_desk*", Rule(LISTERS)),
    ("wagtail_culture_social_kit_zip", Rule(RUNNERS)),
    ("wagtail_culture_social_kit", Rule(EDITORS)),
    ("wagtail_culture_social_live", Rule(EDITORS)),
    ("wagtail_culture_social_edition", Rule(EDITORS)),
    ("wagtail_culture_social_campaign_import", Rule(EDITORS)),
    ("wagtail_culture_social_*schedule", Rule(EDITORS)),
    ("wagtail_culture_social_measure", Rule(STAFF, writes=False)),
    ("wagtail_culture_social_merge_hashtags", Rule(ADMINS)),
    ("wagtail_culture_social_pattern_example", Rule(ADMINS)),
)
"""The addresses of the admin, the narrower patterns first."""


def rule_of(address: Address) -> Rule | None:
    """Return what is expected of an address; ``None``: nobody has said it yet."""
    namespace, _colon, name = address.name.partition(":")
    if namespace == "wagtail_culture_social":
        found = (rule for rule, names in OF_PUBLIC.items() if name in names.split())
    else:
        found = (rule for like, rule in OF_ADMIN if fnmatchcase(str(address), like))
    return next(found, None)
