"""Lists of which users reported that they were read wrongly, and what is right: a column, and row by row.

What is right is what became of one criterion of the ICP `saas`, and of a cell that is not read what is said
of it. Lists in other currencies are in tests/vectors/cells.json, odd files in odd_lists.py.
"""

from dataclasses import dataclass

SIZE, SUM, COUNTRY = "50–200 employees", "$5M–$20M revenue", "North America or Western Europe"
TOOLS, FUNDED = "Runs HubSpot or Salesforce", "Recently funded"
BAND = "looks like a band that a spreadsheet turned into a date"
FOREIGN = "; the playbook uses USD"
COMMA = "needs `numbers: comma` in the playbook"


@dataclass(frozen=True)
class Reported:
    """`rows` has cells → `met`, `missed` or `unknown`, and a part of the problem that is told, if any.

    A company and its line of business stand before the cells, unless the header names them.
    """

    header: str
    criterion: str
    rows: dict[str, str]
    line: str = "Company name,Industry"

    def content(self) -> str:
        """The list as CSV."""
        before = "A,COMPUTER_SOFTWARE," if self.line else ""
        rows = "".join(f"{before}{cells}\r\n" for cells in self.rows)
        return f"{self.line}{',' if self.line else ''}{self.header}\r\n{rows}"


def _each(outcome: str, *cells: str) -> dict[str, str]:
    return dict.fromkeys(cells, outcome)


REPORTED = {
    "countries by abbreviations": Reported(
        "Country/Region",
        COUNTRY,
        _each("missed", "St. Lucia", "St. Kitts and Nevis", "U.S. Virgin Islands", "Lao PDR", "DRC", "KSA")
        | _each("missed", "Palestinian Territory", "Holy See", "Kosovo", "XK")
        | _each("met", "Luxemburg"),
    ),
    "countries in their own languages": Reported(
        "Country/Region",
        COUNTRY,
        _each("met", "Deutschland", "Österreich", "Schweiz", "España", "Italia", "Sverige", "France")
        | _each("missed", "Brasil", "Polska"),
    ),
    "countries by official and everyday names": Reported(
        "Country/Region",
        COUNTRY,
        _each("met", "UK", "England", "Holland", "USA", "U.S.A.")
        | _each("missed", '"Korea, Republic of"', "Türkiye", "Côte d’Ivoire", "Viet Nam", "Hong Kong SAR")
        | _each("missed", '"Moldova, Republic of"', '"Taiwan, Province of China"')
        | _each("missed", "Bolivia (Plurinational State of)"),
    ),
    "a country that is a word for no": Reported(
        "Country/Region", COUNTRY, _each("met", "NO", "no", "No", "Norway", "NOR")
    ),
    "a country that is a word for nothing": Reported(
        "Country/Region", COUNTRY, {"NA": "unknown", "N/A": "unknown", "Namibia": "missed"}
    ),
    "a state beside the country": Reported(
        "State/Region,Country/Region", COUNTRY, {"GA,United States": "met", "CA,": "unknown"}
    ),
    "a headquarters with its city": Reported(
        "Headquarters Location",
        COUNTRY,
        {
            '"Berlin, Berlin, Germany"': "met",
            '"Atlanta, Georgia, United States"': "met",
            '"Tbilisi, Georgia"': "unknown may be in the country Georgia or in the state of the US",
            '"Wilmington, DE"': "unknown is not a country",
            '"Hong Kong, China"': "unknown names two countries: Hong Kong and China",
        },
    ),
    "sums in euros, and in thousands": Reported(
        "Annual Revenue (EUR),Annual Revenue (in thousands)", SUM, {"12000000,12000": "met"}
    ),
    "HubSpot's currency": Reported("Annual Revenue,Currency", SUM, {"12000000,EUR": f"unknown EUR{FOREIGN}"}),
    "Salesforce's currency": Reported(
        "AnnualRevenue,CurrencyIsoCode", SUM, {"12000000,EUR": f"unknown EUR{FOREIGN}", "12000000,USD": "met"}
    ),
    "a report of Salesforce with the currency of a sum": Reported(
        "Annual Revenue Currency,Annual Revenue,Billing Country",
        SUM,
        {
            "EUR,12000000,Germany": f"unknown EUR{FOREIGN}",
            "JPY,12000000,Japan": f"unknown JPY{FOREIGN}",
        },
    ),
    "Pipedrive's currency": Reported(
        "Organization - Annual revenue,Organization - Currency of Annual revenue",
        SUM,
        {"12000000,EUR": f"unknown EUR{FOREIGN}", "12000000,USD": "met"},
    ),
    "a currency in German": Reported(
        "Jahresumsatz,Währung des Jahresumsatzes", SUM, {"12000000,EUR": f"unknown EUR{FOREIGN}"}
    ),
    "one currency of two sums": Reported(
        "Annual Revenue,Total Money Raised,hs_annual_revenue_currency_code",
        SUM,
        {"12000000,5000000,EUR": "unknown Funding raised: an amount in EUR"},
    ),
    "days with two readings": Reported(
        "Last Raised At",
        FUNDED,
        {
            "03/04/2026": "unknown could be 2026-03-04 or 2026-04-03",
            "10/11/2026": "unknown could be 2026-10-11 or 2026-11-10",
        },
    ),
    "days with one reading": Reported(
        "Last Raised At",
        FUNDED,
        _each("met", "2026-10-01", "13/10/2026", "10/13/2026", "1 Oct 2026", '"Oct 1, 2026"', "13.10.2026")
        | _each("met", "2026-10-01T00:00:00Z", "2026-10-01T23:30:00-08:00", "1790812800000"),
    ),
    "days that have not come": Reported(
        "Last Raised At", FUNDED, _each("missed", "2027-06-01", "9999-12-31")
    ),
    "a spreadsheet's number of a day": Reported(
        "Last Raised At",
        FUNDED,
        _each("unknown spreadsheet's number for 2026-10-01", "46296", "46296.0", '"46296,5"'),
    ),
    "no day, as exports write it": Reported(
        "Last Raised At",
        FUNDED,
        _each("unknown", "0000-00-00", "0", "1900-01-00")
        | _each("unknown is what exports write for no date", "30/12/1899", "1899-12-30", "1970-01-01"),
    ),
    "several tools in a cell": Reported(
        "Web Technologies",
        TOOLS,
        _each("met", '"Slack;HubSpot, Salesforce"', '"HubSpot, Slack; Klaviyo"', '"HubSpot\r\nSlack"')
        | _each("met", "HubSpot | Slack", "HubSpot;Slack"),
    ),
    "nearly the name of a tool": Reported(
        "Web Technologies",
        TOOLS,
        {
            '"Slack, HubSpot CRM"': 'unknown "HubSpot CRM" may be HubSpot',
            '"Slack, Salesforce.com"': 'unknown "Salesforce.com" may be Salesforce',
        },
    ),
    "sums below zero": Reported(
        "Annual Revenue",
        SUM,
        {'"($5,000,000)"': "unknown is below zero", "-5000000": "unknown is below zero", "-1": "unknown"},
    ),
    "counts that are only about right": Reported(
        "Number of Employees",
        SIZE,
        _each("unknown is only approximate", "~50", "approx. 50", "c. 50", "ca. 50", "50 (approx)"),
    ),
    "sums with Swiss thousands, with blanks and in scientific notation": Reported(
        "Annual Revenue",
        SUM,
        _each("met", "5'000'000", "5’000’000", "5 000 000", "1.25E+07", '"1,25E+07"', "1.25e7"),
    ),
    "sums in other currencies": Reported(
        "Annual Revenue",
        SUM,
        {"€12M": f"unknown EUR{FOREIGN}", "£12M": f"unknown GBP{FOREIGN}", "₹12M": f"unknown INR{FOREIGN}"}
        | {"12M EUR": f"unknown EUR{FOREIGN}", "CHF 12M": f"unknown CHF{FOREIGN}"}
        | {"R$12M": f"unknown BRL{FOREIGN}", "S$12M": f"unknown SGD{FOREIGN}"}
        | {"kr 12M": f"unknown in kr{FOREIGN}", "12M zł": f"unknown PLN{FOREIGN}"},
    ),
    "words that are no currency": Reported(
        "Annual Revenue",
        SUM,
        {
            "5 mln": f"unknown is not a number: mln {COMMA}",
            "5 mln USD": f"unknown is not a number: mln {COMMA}",
            "5 tys.": f"unknown is not a number: tys {COMMA}",
            "$5M ARR": "unknown is not a number",
            "5M est": "unknown is only approximate",
        },
    ),
    "bands that a spreadsheet turned into dates": Reported(
        "Number of Employees",
        SIZE,
        _each(f"unknown {BAND}", "Nov-50", "50-Nov", "2-Oct", "10-Feb", "02.Okt", "10. Nov", "11.2050")
        | _each(f"unknown {BAND}", "2026-10-02", "10/2/2026", "Okt 02", "Nov 50", "Jan 10"),
    ),
    "a band with an underscore": Reported(
        "Number of Employees", SIZE, {"51_200": "unknown could mean 51-200 or 51200"}
    ),
    "counts that are not known": Reported(
        "Number of Employees", SIZE, _each("unknown", "0", "-1", "", "N/A", "null", "#N/A", "—")
    ),
    "bands that share a unit": Reported(
        "Annual Revenue",
        SUM,
        _each("met", "$6-10M", "$6M-$10M", "6 - 10 million", "6-10 Mio.")
        | _each("missed", "$50-100M", "$50M-$100M"),
    ),
    "an exact count or a range": Reported(
        "Number of Employees,Employee range", SIZE, _each("met", ",51-200", "0,51-200")
    ),
    "an export with German labels": Reported(
        "Unternehmensname,Branche,Anzahl der Mitarbeiter,Jahresumsatz,Land/Region",
        SUM,
        {'A,COMPUTER_SOFTWARE,120,"12.000.000,00",Deutschland': "met"},
        line="",
    ),
    "a list of LinkedIn": Reported(
        "Company,Company Size,Geography,Industry,Company Link",
        SIZE,
        {
            'A,51-200 employees,"Berlin, Germany",Software Development,https://example.org': (
                'met "Software Development" is not in the list'
            )
        },
        line="",
    ),
    "a list of ZoomInfo": Reported(
        "Company Name,Website,Revenue (in 000s USD),Revenue Range (in USD),Employees,Primary Industry,"
        "Country",
        SUM,
        {"A,a.example,12000,$10 mil. - $25 mil.,120,Software,United States": "met"},
        line="",
    ),
}
"""What was reported → the list."""
