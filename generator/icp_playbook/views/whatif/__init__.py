"""What if: the parts of the playbook that a page can try changes of, and what it says of them."""

from icp_playbook.views.whatif.record import what_if_record

__all__ = ["what_if_record"]
