"""How lists and reports of the admin write values into a table for spreadsheets."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from wagtail_culture_social.domain.csv_export import guarded

GUARDED = {
    **SpreadsheetExportMixin.custom_value_preprocess,
    str: {SpreadsheetExportMixin.FORMAT_CSV: guarded},
}
"""For ``custom_value_preprocess``: what somebody typed is no formula."""
