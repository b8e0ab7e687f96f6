"""Words that every sentence needs: lists, counts, articles, and the name that was meant."""

from icp_playbook.phrases.articles import article
from icp_playbook.phrases.counts import counted, number_range, plural
from icp_playbook.phrases.lists import series
from icp_playbook.phrases.paths import shown
from icp_playbook.phrases.placeholders import is_placeholder, says_something
from icp_playbook.phrases.suggestions import CODE, QUOTED, closest, did_you_mean, suggestion, use_one_of
from icp_playbook.phrases.visible_names import look_alikes, spelled_out

__all__ = [
    "CODE",
    "QUOTED",
    "article",
    "closest",
    "counted",
    "did_you_mean",
    "is_placeholder",
    "look_alikes",
    "number_range",
    "plural",
    "says_something",
    "series",
    "shown",
    "spelled_out",
    "suggestion",
    "use_one_of",
]
