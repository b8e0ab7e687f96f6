"""What the page /fit/ needs to read contacts as the command does, as JSON."""

from typing import Any

from icp_playbook.contacts import title_words as words
from icp_playbook.contacts.committee import committees_of
from icp_playbook.contacts.companies import FREE_MAIL, LEGAL_FORMS, SHARED_SITES
from icp_playbook.contacts.contact_columns import account_names, contact_names
from icp_playbook.playbook import Playbook


def contact_words(playbook: Playbook) -> dict[str, Any]:
    """Words of titles and companies, names of columns, the personas and the committee of each ICP."""
    committees = committees_of(playbook)
    return {
        "columns": {"contacts": contact_names(playbook.catalogue), "accounts": account_names()},
        "written_out": {word: list(meant) for word, meant in words.WRITTEN_OUT.items()},
        "fillers": sorted(words.FILLERS),
        "joints": sorted(words.JOINTS),
        "employer": sorted(words.EMPLOYER),
        "former": sorted(words.FORMER),
        "assistants": sorted(words.ASSISTANTS),
        "deputies": sorted(words.DEPUTIES),
        "neutral": sorted(words.NEUTRAL),
        "ranks": [list(rank) for rank in words.RANKS],
        "free_mail": sorted(FREE_MAIL),
        "shared_sites": sorted(SHARED_SITES),
        "legal_forms": sorted(LEGAL_FORMS),
        "personas": {
            id_: {
                "name": committees.personas[id_].name,
                "titles": list(persona.titles),
                "aliases": list(persona.aliases),
            }
            for id_, persona in playbook.personas.items()
        },
        "committees": {
            icp: [[role, list(personas)] for role, personas in roles.items()]
            for icp, roles in committees.roles.items()
        },
    }
