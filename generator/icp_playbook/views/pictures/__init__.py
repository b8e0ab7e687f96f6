"""What is drawn: the picture of an ICP, the scale of fit, the grid, the state of the playbook."""
