"""The only door to the network: https, public servers, bounded in time and size."""

from wagtail_culture_social.outbound.addresses import fault_of_address
from wagtail_culture_social.outbound.client import Answer, fetch, fetch_to
from wagtail_culture_social.outbound.faults import OutboundError, message_of

__all__ = [
    "Answer",
    "OutboundError",
    "fault_of_address",
    "fetch",
    "fetch_to",
    "message_of",
]
