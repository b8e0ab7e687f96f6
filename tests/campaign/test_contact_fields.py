"""A filter of accounts asks nothing of contacts: what it leaves out is said, and lets more accounts in."""

from icp_playbook.campaign import campaign_filter
from tests.accounts.contact_playbook import playbook
from tests.campaign.drawn import AS_OF


def test_what_is_asked_of_contacts_is_left_out() -> None:
    made = campaign_filter(playbook(), "bakeries", "sql", AS_OF)
    assert made.text == 'WHERE ("employees" >= 3 OR "employees" IS NULL)'
    assert made.left_out[0] == (
        "must left out, Bakes itself: Seniority is of contacts, not of the account; "
        "Years there is of contacts, not of the account"
    )


def test_a_list_for_a_person_says_whom_to_look_at() -> None:
    made = campaign_filter(playbook(), "bakeries", "text", AS_OF)
    assert "- Bakes itself\n  Any contact: Seniority is VP; Years there at least 2" in made.text
