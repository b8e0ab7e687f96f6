"""Names of countries by language are those that Babel knows."""

import pytest
from babel import Locale

from icp_playbook.fields.spoken_names import names_in


@pytest.mark.parametrize("language", ["de", "fr", "nn", "ht", "no", "zh_Hant", "sr_Latn"])
def test_names_are_those_of_babel(language: str) -> None:
    assert names_in(language) == dict(Locale.parse(language).territories)


def test_a_language_that_babel_does_not_know_names_nothing() -> None:
    assert names_in("zdj") == names_in("hak_Hant") == {}
