"""The playbook in a warehouse: cells staged as Python reads them, packages that dbt builds."""
