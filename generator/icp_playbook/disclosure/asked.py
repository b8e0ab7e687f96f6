"""Which audience a build is for: the environment decides, then what is written."""

from collections.abc import Mapping

from icp_playbook.findings import CommandError
from icp_playbook.model import AUDIENCES, Audience
from icp_playbook.phrases import did_you_mean

VARIABLE = "PLAYBOOK_AUDIENCE"


def asked_audience(written: str, environment: Mapping[str, str]) -> Audience:
    """The audience of a build. `written` is what the settings say.

    Raises CommandError for a name that is none: a typing error must not publish everything.
    """
    asked = environment.get(VARIABLE) or written
    for audience in AUDIENCES:
        if audience == asked:
            return audience
    source = VARIABLE if environment.get(VARIABLE) else "`audience`"
    raise CommandError(f'{source} is "{asked}", which is no audience', did_you_mean(asked, AUDIENCES))
