"""The domains of example accounts that fit: the seed of a look-alike audience."""

from icp_playbook.playbook import Playbook


def fitting_domains(playbook: Playbook, icp: str) -> tuple[str, ...]:
    """Each domain once, in the order of the examples; those that must fit, not those that must not."""
    fields = [id_ for id_, field in playbook.catalogue.fields.items() if field.type == "domain"]
    found = [
        str(example.account[field])
        for example in playbook.examples_of(icp).values()
        if example.expect.status == "fit"
        for field in fields
        if isinstance(example.account.get(field), str)
    ]
    return tuple(dict.fromkeys(found))
