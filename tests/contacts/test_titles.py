"""Titles and the personas that have them, in the example playbook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.contacts import TitleReader, known_titles
from icp_playbook.contacts.title_words import NEUTRAL
from tests.fit.example import playbook

READER = TitleReader(known_titles(playbook().personas))

PERSONAS = {
    "CFO": "cfo: Chief financial officer",
    "C.F.O.": "cfo: Chief financial officer",
    "chief FINANCIAL officer (CFO)": "cfo: Chief financial officer",
    "VP of Finance": "cfo: VP Finance",
    "Vice President, Finance": "cfo: VP Finance",
    "Interim Group CFO, EMEA": "cfo: Chief financial officer",
    "Finance Director (m/w/d)": "cfo: Finance director",
    "Director, Operations": "operations-director: Operations director",
    "Founder & CEO": "founder: Founder & CEO",
    "CEO and Co-Founder at Acme": "founder: CEO",
    "President & CEO": "founder: CEO",
    "Founder, Head of Growth": "head-of-growth: Head of growth",
    "Ex-Google, Founder": "founder: founder",
    "Growth": "head-of-growth: growth",
    "Ｈｅａｄ ｏｆ ＩＴ": "it-manager: Head of IT",
    "Senior IT-Manager | Systems": "it-manager: IT manager",
    "Head of E-Commerce": "head-of-ecommerce: Head of eCommerce",
    "MSP": "it-manager: Managed service provider (MSP)",
    "RevOps Manager": "revops-manager: Revenue operations manager",
    "Head of Operations": "head-of-ecommerce: Head of operations | operations-director: Head of operations",
    "CMO": "head-of-growth: CMO | medical-director: CMO",
    "CEO, CFO": "founder: CEO | cfo: Chief financial officer",
}
"""Title → each persona with its title that matched."""

CAUSES = {
    "": "none",
    " N/A ": "none",
    "Director": "unknown",  # CTO, CEO and the like are not looked for inside words
    "Vectoring specialist": "unknown",
    "Executive Assistant": "unknown",
    "Marketing Manager, Growth": "unknown",  # other names of a persona count alone
    "Product Owner": "beside",
    "Vice President Sales": "beside",
    "Sales Operations Director": "beside",
    "Head of IT Security": "beside",
    "Owner's representative": "beside",
    "Assistant to the CFO": "assistant",
    "Executive Assistant - CEO": "assistant",
    "Assistentin, CFO": "assistant",
    "Deputy Plant Manager": "assistant",
    "former CFO": "former",
    "Ex-CFO & Founder": "former",
    "CFO (retired)": "former",
    "Owner " * 500: "beside",
}


@pytest.mark.parametrize("title", PERSONAS)
def test_a_title_has_its_persona(title: str) -> None:
    match = READER.read(title)
    assert " | ".join(f"{persona}: {named}" for persona, named in match.found) == PERSONAS[title]
    assert match.cause is None


@pytest.mark.parametrize("title", CAUSES)
def test_a_title_of_no_persona_says_why(title: str) -> None:
    match = READER.read(title)
    assert (match.found, match.cause) == ((), CAUSES[title])


@given(st.sampled_from(sorted(PERSONAS)), st.sampled_from(["senior", "Regional", "GLOBAL"]))
def test_words_of_rank_and_case_change_nothing(title: str, word: str) -> None:
    assert word.lower() in NEUTRAL
    if "Founder" not in title and title != "Growth":
        assert READER.read(f"{word} {title.upper()}") == READER.read(title)


@given(st.text())
def test_any_text_is_read(title: str) -> None:
    match = READER.read(title)
    assert (match.cause is None) == bool(match.found)


def test_each_title_of_a_persona_is_its_own() -> None:
    for id_, persona in playbook().personas.items():
        for title in persona.titles:
            assert id_ in dict(READER.read(title).found), title
