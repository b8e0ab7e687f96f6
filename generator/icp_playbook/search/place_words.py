"""Words for a country that people use and lists do not write: nationalities, and states of one country only.

Names of states that are also cities or countries elsewhere, such as Ontario and Georgia, are left out.
"""

from collections.abc import Mapping

PLACE_WORDS: Mapping[str, tuple[str, ...]] = {
    "US": (
        *("American", "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut"),
        *("Delaware", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky"),
        *("Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi"),
        *("Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico"),
        *("New York", "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania"),
        *("Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont"),
        *("Virginia", "Washington State", "West Virginia", "Wisconsin", "Wyoming"),
    ),
    "CA": (
        *("Canadian", "Quebec", "British Columbia", "Alberta", "Manitoba", "Saskatchewan", "Nova Scotia"),
        "New Brunswick",
    ),
    "GB": ("British", "English", "Scottish", "Welsh"),
    "IE": ("Irish",),
    "DE": ("German",),
    "FR": ("French",),
    "NL": ("Dutch",),
    "BE": ("Belgian",),
    "ES": ("Spanish",),
    "IT": ("Italian",),
    "PL": ("Polish",),
    "SE": ("Swedish",),
    "DK": ("Danish",),
    "FI": ("Finnish",),
    "NO": ("Norwegian",),
    "AT": ("Austrian",),
    "CH": ("Swiss",),
    "AU": ("Australian",),
    "NZ": ("New Zealander",),
}
"""ISO 3166 code → its words in English."""
