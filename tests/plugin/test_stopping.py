"""What stops a build: all errors are reported at once, and the last good site stays."""

import re

import pytest

from tests.plugin.project import BuiltSite, Project

BROKEN_TEMPLATES = {
    "syntax": (
        "pages/signal.md.j2",
        "one\n{% if signal %}\n",
        "site_templates/pages/signal.md.j2:2: Unexpected end of template. "
        "Jinja was looking for the following "
        "tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
    ),
    "an unknown variable": (
        "partials/page.html.j2",
        "\n{{ nothing }}",
        "site_templates/partials/page.html.j2:2: 'nothing' is undefined",
    ),
    "syntax of the theme": (
        "overrides/main.html",
        "{% extends 'base.html' %}\n{% end %}",
        "site_templates/overrides/main.html:2: Encountered unknown tag 'end'.",
    ),
}


def test_findings_stop_the_build_with_the_whole_report_and_leave_the_site(project: Project) -> None:
    before = project.built().files()
    project.edit("icp/profiles/bakeries.yaml", "signals: [second-shop]", "signals: [second-shp]")
    project.edit("personas/owner.yaml", "name: Owner", "nmae: Owner")
    result = project.mkdocs("build", "--strict")
    assert result.returncode == 1
    errors = result.stderr
    assert (
        'icp/profiles/bakeries.yaml:102:11: error[unknown-reference] signal "second-shp" does not exist'
        in errors
    )
    assert '  help: did you mean "second-shop"?' in errors
    assert re.findall(r"personas/owner.yaml:\S+ error\[(.+)\]", errors) == ["missing-key", "unknown-key"]
    assert "Traceback" not in errors
    assert result.stdout == "\nThe playbook was not built: 3 errors. The site is as it was.\n"
    assert BuiltSite(project.root / "site").files() == before


def test_a_build_that_an_incomplete_playbook_stops_says_what_to_do_next(project: Project) -> None:
    (project.root / "icp/fields.yaml").unlink()
    result = project.mkdocs("build")
    assert result.returncode == 1
    step = "next: declare what can be known about an account in `icp/fields.yaml`: "
    assert result.stderr.index(step) < result.stderr.index("icp/fields.yaml:1:1: error[missing-file]")


@pytest.mark.parametrize("case", BROKEN_TEMPLATES)
def test_a_broken_template_stops_the_build_with_its_place_and_leaves_the_site(
    project: Project, case: str
) -> None:
    before = {"index.html": b"the last good build"}
    project.write("site/index.html", before["index.html"])
    name, content, sentence = BROKEN_TEMPLATES[case]
    project.write(f"site_templates/{name}", content)
    result = project.mkdocs("build")
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert result.stdout == "\nThe playbook was not built. The site is as it was.\n"
    assert f"{sentence}\n  help: fix the template, or remove it" in result.stderr
    assert BuiltSite(project.root / "site").files() == before


def test_urls_without_folders_are_refused_with_the_remedy(project: Project) -> None:
    project.write("site/index.html", "the last good build")
    project.write("mkdocs.yml", project.text("mkdocs.yml") + "use_directory_urls: false\n")
    result = project.mkdocs("build")
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "`use_directory_urls: false` is not supported" in result.stderr
    assert "help: remove `use_directory_urls` from mkdocs.yml" in result.stderr
    assert project.text("site/index.html") == "the last good build"


def test_a_root_without_a_playbook_says_what_is_missing(project: Project) -> None:
    project.edit("mkdocs.yml", "  - icp-playbook\n", "  - icp-playbook: {root: elsewhere}\n")
    result = project.mkdocs("build")
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "error[missing-file] `icp/playbook.yaml` is missing" in result.stderr


def test_warnings_are_shown_and_the_strict_build_goes_on(project: Project) -> None:
    project.edit("icp/profiles/bakeries.yaml", "  disqualifiers: [no-night-shift]\n", "")
    result = project.mkdocs("build", "--strict")
    assert result.returncode == 0, result.stderr
    assert "warning[no-disqualifiers]" in result.stderr
    assert "icp/disqualifiers/no-night-shift.yaml:1:1: warning[unused-entry]" in result.stderr
    assert "no ICP yet" in BuiltSite(project.root / "site").content("disqualifiers/no-night-shift/").text
