"""The commands as they are typed: output, exit code, and nothing else."""
