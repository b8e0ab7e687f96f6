"""The pages by role: who reads the playbook, and what each role uses first."""

from icp_playbook.views.roles.account_executive import account_executive_view
from icp_playbook.views.roles.by_icp import is_cut, part_url
from icp_playbook.views.roles.customer_success import customer_success_view
from icp_playbook.views.roles.index import (
    ACCOUNT_EXECUTIVE,
    CUSTOMER_SUCCESS,
    CUT_ROLES,
    LEADER,
    MARKETER,
    NEW_HIRE,
    PRODUCT,
    ROLES,
    SALES_DEVELOPMENT,
    Role,
    role_index,
    role_links,
    role_url,
)
from icp_playbook.views.roles.leader import leader_view
from icp_playbook.views.roles.marketer import marketer_view
from icp_playbook.views.roles.new_hire import new_hire_view
from icp_playbook.views.roles.product import product_view
from icp_playbook.views.roles.sales_development import sales_development_view

__all__ = [
    "ACCOUNT_EXECUTIVE",
    "CUSTOMER_SUCCESS",
    "CUT_ROLES",
    "LEADER",
    "MARKETER",
    "NEW_HIRE",
    "PRODUCT",
    "ROLES",
    "SALES_DEVELOPMENT",
    "Role",
    "account_executive_view",
    "customer_success_view",
    "is_cut",
    "leader_view",
    "marketer_view",
    "new_hire_view",
    "part_url",
    "product_view",
    "role_index",
    "role_links",
    "role_url",
    "sales_development_view",
]
