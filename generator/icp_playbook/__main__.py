"""`python -m icp_playbook` is `icp-playbook`."""

from icp_playbook.cli import main

main(prog_name="icp-playbook")
