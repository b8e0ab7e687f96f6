"""A dbt package of the playbook: accounts of a CRM's table staged, judged and ranked in the warehouse."""

from icp_playbook.warehouse.package_files import PackageRequest, dbt_package, write_package

__all__ = ["PackageRequest", "dbt_package", "write_package"]
