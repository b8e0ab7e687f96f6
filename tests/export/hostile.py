"""Pages of a company's own with every kind of link, and names that addresses have to encode."""

from tests.plugin.project import Project

LINKS = """\
---
title: Links
note: "[no link](icp/bakeries.md)"
---
# Links

[a page](icp/bakeries.md) [an anchor](icp/bakeries.md#fit) [a query](icp/bakeries.md?print=1#fit "its title")
[with a mark](what%3F%20why%231.md) [its part](what%3F%20why%231.md#uber-uns)
[with spaces](über uns/erste woche.md)
[in brackets](<über uns/erste woche.md>) [itself](links.md) [up here](#links) [escaped](a\\_b.md)
[round](odd (1).md)
[by number][1], [by name][the bakeries], [the bakeries] [![a picture](files/oven&nbsp.png)](fit.md 'to fit')
[mail](mailto:ada@oven.example) [elsewhere](https://oven.example/icp/bakeries.md)
[attachment](files/sheet.csv)
`[code](icp/bakeries.md)` \\[escaped](icp/bakeries.md)

<!-- [comment](icp/bakeries.md) -->

* In a list [Fit](fit.md)

    and below it [Fit](fit.md)

        [indented code](fit.md)

> quoted [Fit](fit.md)

| a table |
|---|
| [Fit](fit.md) |

```md
[code](icp/bakeries.md)
[1]: icp/bakeries.md
```

    [code](icp/bakeries.md)

<div>[in HTML](icp/bakeries.md)</div>

[1]: icp/bakeries.md#fit
[the bakeries]: <icp/bakeries.md> "Bakeries"
"""

ADDRESSES = """\
# By address

[a page](icp/bakeries.md) [a picture](files/a%20b.png) <a href="../icp/bakeries/#fit">in HTML</a>
<img src="../files/a%20b.png" alt="in HTML"> [back](links.md) [deeper](über%20uns/erste%20woche.md#woche)

```html
<a href="../fit/">code</a> [code](links.md)
```
"""

WEEK = """\
# Erste Woche

## Woche

[up](../links.md) [beside](../by%20address.md) [home](../index.md) ![picture](../files/a%20b.png)
"""

PAGES = {
    "links.md": LINKS,
    "by address.md": ADDRESSES,
    "über uns/erste woche.md": WEEK,
    "what? why#1.md": "# What?\n\n## Über uns\n\n[Fit](fit.md) [beside](by%20address.md#by-address)\n",
    "a_b.md": "# A\r\n\r\n[B](odd%20%281%29.md)\r\n",
    "odd (1).md": "# Odd\n\n[Bakeries](icp/bakeries.md)\n",
    "drafts/later.md": "# Later\n\n[nowhere](icp/gone.md) <a href='../fit/'>Fit</a>\n",
    "fit/extra.md": "# Beside a page of the playbook\n\n[Fit](../fit.md) <a href='../'>Fit</a>\n",
}


def with_hostile_pages(project: Project) -> Project:
    """A project with these pages, and the files they name."""
    for name, text in PAGES.items():
        (project.root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (project.root / "docs" / name).write_bytes(text.encode())
    for name in ("files/oven&nbsp.png", "files/a b.png", "files/sheet.csv"):
        project.write(f"docs/{name}", "x")
    settings = project.text("mkdocs.yml")
    project.write("mkdocs.yml", f"{settings}exclude_docs: /drafts/\nnav: [by address.md, Links: links.md]\n")
    return project
