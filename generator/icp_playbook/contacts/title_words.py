"""The words of job titles that mean the same everywhere, or that make a title another one.

All are folded: in lower case, without accents. The page /fit/ gets them as data.
"""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WRITTEN_OUT: Mapping[str, tuple[str, ...]] = {
    "ceo": ("chief", "executive", "officer"),
    "cfo": ("chief", "financial", "officer"),
    "coo": ("chief", "operating", "officer"),
    "cto": ("chief", "technology", "officer"),
    "cio": ("chief", "information", "officer"),
    "ciso": ("chief", "information", "security", "officer"),
    "vp": ("vice", "president"),
    "svp": ("senior", "vice", "president"),
    "evp": ("executive", "vice", "president"),
    "gm": ("general", "manager"),
    "hr": ("human", "resources"),
    "ops": ("operations",),
    "revops": ("revenue", "operations"),
    "mgr": ("manager",),
    "dir": ("director",),
    "sr": ("senior",),
    "snr": ("senior",),
    "mktg": ("marketing",),
    "mfg": ("manufacturing",),
    "ecom": ("ecommerce",),
    "cofounder": ("co", "founder"),
}
"""Short forms that mean one thing; "CMO" and "CRO" mean two, and "MD" is also a doctor."""
FILLERS = _words("of the for a an de du des la le les l d fur der die das von")
"""Words without which a title is the same."""
JOINTS = frozenset(("and", "und", "et"))
EMPLOYER = frozenset(("at", "bei", "chez"))
"""Words after which the employer stands, up to the next comma, dash or bar."""
FORMER = _words(
    "former formerly ex previous previously past retired emeritus ehemals ehemalig ehemalige ehemaliger "
    "ancien ancienne"
)
ASSISTANTS = _words(
    "assistant assistants assistante assistent assistentin assistenz secretary sekretar sekretarin "
    "sekretariat secretaire pa ea intern internship trainee apprentice student werkstudent "
    "werkstudentin praktikant praktikantin stagiaire alternant alternante aspiring"
)
"""Who has one of these anywhere in the title holds no other."""
DEPUTIES = _words(
    "deputy associate junior jr stellvertretender stellvertretende stellvertreter adjoint adjointe"
)
"""They rank below the title beside them."""
NEUTRAL = _words(
    "senior executive group global international worldwide interim acting regional national corporate "
    "region emea apac dach amer americas latam nordics benelux mena anz europe european uk us usa eu "
    "north south east west northern southern eastern western central america asia africa pacific groupe "
    "co i ii iii 1 2 3 m w f d x"
)
"""Words of rank and place at either end of a title, with which it stays the same."""
RANKS = (
    ("vice", "president"),
    ("director",),
    ("manager",),
    ("head",),
    ("lead",),
    ("leader",),
    ("administrator",),
)
"""What may stand before or after the rest: "Director of operations" is "Operations director"."""
