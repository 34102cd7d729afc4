"""The heart: mixin, blocks and services that turn any page into social posts."""
