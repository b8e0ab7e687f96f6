"""An ICP as a draft of a CRM's own scoring, which a person looks at and publishes."""

from icp_playbook.activation.targets import CRM_TARGETS, Activation, CrmTarget, activation

__all__ = ["CRM_TARGETS", "Activation", "CrmTarget", "activation"]
