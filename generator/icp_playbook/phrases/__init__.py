"""Words that every sentence needs: lists, counts, articles, and the name that was meant."""

from icp_playbook.phrases.articles import article
from icp_playbook.phrases.counts import counted, number_range, plural
from icp_playbook.phrases.lists import series
from icp_playbook.phrases.paths import shown
from icp_playbook.phrases.suggestions import CODE, QUOTED, closest, did_you_mean, suggestion, use_one_of

__all__ = [
    "CODE",
    "QUOTED",
    "article",
    "closest",
    "counted",
    "did_you_mean",
    "number_range",
    "plural",
    "series",
    "shown",
    "suggestion",
    "use_one_of",
]
