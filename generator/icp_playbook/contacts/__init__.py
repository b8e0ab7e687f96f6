"""People at accounts: the persona of a job title, the account of a contact, how far a committee is known."""

from icp_playbook.contacts.committee import Committees, PersonaWords, committees_of, role_words
from icp_playbook.contacts.companies import FREE_MAIL, LEGAL_FORMS, SHARED_SITES, site_domains
from icp_playbook.contacts.contact_columns import (
    PART_LABELS,
    ContactPart,
    Places,
    account_names,
    account_places,
    contact_header_counter,
    contact_names,
    contact_places,
)
from icp_playbook.contacts.contact_record import contact_words
from icp_playbook.contacts.contact_summary import columns_read, contact_lines
from icp_playbook.contacts.joining import (
    JOIN_CAUSES,
    JOIN_WAYS,
    JOIN_WORDS,
    AccountIndex,
    AccountJoin,
    JoinCause,
    JoinWay,
    joining_keys,
)
from icp_playbook.contacts.roster import ROLE_COLUMNS, ListedContact, PersonaCatalogue, RoleTally, Roster
from icp_playbook.contacts.titles import (
    TITLE_CAUSES,
    KnownTitle,
    TitleCause,
    TitleMatch,
    TitleReader,
    known_titles,
)

__all__ = [
    "FREE_MAIL",
    "JOIN_CAUSES",
    "JOIN_WAYS",
    "JOIN_WORDS",
    "LEGAL_FORMS",
    "PART_LABELS",
    "ROLE_COLUMNS",
    "SHARED_SITES",
    "TITLE_CAUSES",
    "AccountIndex",
    "AccountJoin",
    "Committees",
    "ContactPart",
    "JoinCause",
    "JoinWay",
    "KnownTitle",
    "ListedContact",
    "PersonaCatalogue",
    "PersonaWords",
    "Places",
    "RoleTally",
    "Roster",
    "TitleCause",
    "TitleMatch",
    "TitleReader",
    "account_names",
    "account_places",
    "columns_read",
    "committees_of",
    "contact_header_counter",
    "contact_lines",
    "contact_names",
    "contact_places",
    "contact_words",
    "joining_keys",
    "known_titles",
    "role_words",
    "site_domains",
]
