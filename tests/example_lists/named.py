"""The customers that the example's profiles name as their best, with what the profiles say of them."""

from dataclasses import dataclass, field

from tests.example_lists.traits import Facts


@dataclass(frozen=True)
class NamedCustomer:
    name: str
    icp: str
    since: str
    """The day of the first contract; before October 2024 the list of deals does not have it."""
    facts: Facts = field(default_factory=dict)


BEST_CUSTOMERS: tuple[NamedCustomer, ...] = (
    NamedCustomer("Wexcombe Analytics", "saas", "2025-03-03", {"employees": 68, "country": "GB"}),
    NamedCustomer("Orrinshaw HR", "saas", "2024-02-12", {"employees": 186, "country": "IE"}),
    NamedCustomer(
        "Farrowgate Metering", "saas", "2025-01-20", {"employees": 92, "business_model": "usage-based"}
    ),
    NamedCustomer("Ledgerwren", "saas", "2024-06-10"),
    NamedCustomer("Pallant Desk", "saas", "2025-03-17", {"employees": 74}),
    NamedCustomer("Lanternfold", "ecommerce", "2024-08-12", {"employees": 24, "country": "US"}),
    NamedCustomer("Petal & Rook", "ecommerce", "2024-11-04", {"employees": 19, "country": "GB"}),
    NamedCustomer(
        "Briskwater Coffee",
        "ecommerce",
        "2025-02-17",
        {"employees": 22, "country": "GB", "industry": "food-and-drink"},
    ),
    NamedCustomer("Quillby Outdoors", "ecommerce", "2024-06-03", {"employees": 33, "country": "CA"}),
    NamedCustomer("Hazelmast", "ecommerce", "2025-07-21", {"employees": 14, "country": "GB"}),
    NamedCustomer(
        "Stelworth Valve", "manufacturing", "2024-02-19", {"employees": 340, "sites": 2, "country": "US"}
    ),
    NamedCustomer("Millbrack Fasteners", "manufacturing", "2024-01-22", {"employees": 260, "sites": 3}),
    NamedCustomer("Corbeck Hydraulics", "manufacturing", "2024-05-06", {"sites": 5}),
    NamedCustomer(
        "Tennow Resins",
        "manufacturing",
        "2024-03-25",
        {"employees": 220, "sites": 2, "industry": "process-manufacturing"},
    ),
    NamedCustomer("Ardlow Conveyor", "manufacturing", "2023-11-13"),
    NamedCustomer(
        "Corran Bay Orthopaedics",
        "healthcare",
        "2024-04-15",
        {"employees": 64, "sites": 3, "country": "US", "compliance": ["hipaa"]},
    ),
    NamedCustomer(
        "Linnet & Rowe Dermatology",
        "healthcare",
        "2024-09-02",
        {"employees": 58, "country": "US", "compliance": ["hipaa"]},
    ),
    NamedCustomer(
        "Vierstroom Poliklinieken",
        "healthcare",
        "2024-11-18",
        {"employees": 91, "sites": 4, "country": "NL", "compliance": ["gdpr"]},
    ),
    NamedCustomer(
        "Ferrow Fertility",
        "healthcare",
        "2025-03-10",
        {
            "employees": 52,
            "sites": 2,
            "country": "DK",
            "compliance": ["gdpr"],
            "business_model": "self-pay-care",
        },
    ),
    NamedCustomer(
        "Quillback Dental",
        "healthcare",
        "2025-06-23",
        {
            "employees": 97,
            "sites": 6,
            "country": "US",
            "compliance": ["hipaa"],
            "industry": "dental-and-vision",
        },
    ),
    NamedCustomer(
        "Quillerton Freight",
        "logistics",
        "2025-06-09",
        {"employees": 190, "country": "US", "industry": "freight", "business_model": "contract-freight"},
    ),
    NamedCustomer(
        "Van Oosterdal Transport",
        "logistics",
        "2025-08-25",
        {"employees": 140, "country": "NL", "industry": "freight"},
    ),
    NamedCustomer(
        "Brindlecote Warehousing",
        "logistics",
        "2025-10-13",
        {"employees": 210, "country": "CA", "industry": "warehousing", "business_model": "fulfilment"},
    ),
    NamedCustomer(
        "Tarnbeck Cartage",
        "logistics",
        "2025-09-22",
        {"employees": 105, "country": "US", "industry": "freight", "business_model": "spot-freight"},
    ),
    NamedCustomer(
        "Harrowmere Carriers",
        "logistics",
        "2025-05-12",
        {"employees": 260, "country": "US", "industry": "freight"},
    ),
)
