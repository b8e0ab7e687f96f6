"""The commands: each reads its arguments, makes its calls and exits."""

import datetime
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, cast

import click

from icp_playbook import __version__
from icp_playbook import accounts as lists
from icp_playbook.campaign import TARGETS, Target, campaign_filter
from icp_playbook.cli.activating import activate
from icp_playbook.cli.assisting import mcp_server
from icp_playbook.cli.audiences import built_for, checked_as
from icp_playbook.cli.backtesting import backtest
from icp_playbook.cli.checking import CheckRequest, checked
from icp_playbook.cli.dates import as_of_option
from icp_playbook.cli.endings import CONTENT, FINE, Commands
from icp_playbook.cli.engine_choice import engine_options, list_engine
from icp_playbook.cli.mining import mine
from icp_playbook.cli.opening import day_of, known_icp, linked, noted, playbook_folder, root_option, say
from icp_playbook.cli.packing import pack
from icp_playbook.cli.paths import FILE, PATH
from icp_playbook.cli.policy_options import policy_options, policy_request
from icp_playbook.cli.progress import clear_bar, show_bar
from icp_playbook.cli.reminding import due
from icp_playbook.cli.review_addresses import comment_links
from icp_playbook.cli.scoring import score
from icp_playbook.cli.sql import sql
from icp_playbook.cli.starting import init
from icp_playbook.diff import EFFECTS
from icp_playbook.disclosure import disclose
from icp_playbook.editors import write_editor_schemas
from icp_playbook.export import export as write_export
from icp_playbook.export import playbook_root
from icp_playbook.findings import CommandError, Finding, has_errors
from icp_playbook.fit import program_schema
from icp_playbook.forms import create, create_entry
from icp_playbook.git import top_of
from icp_playbook.history import cache_of
from icp_playbook.lint import result_for, waived
from icp_playbook.model import Audience, every_kind, layout
from icp_playbook.outputs import begin
from icp_playbook.phrases import counted, did_you_mean, plural, series, suggestion
from icp_playbook.playbook import Key, declared_at, load, next_step
from icp_playbook.report import (
    FORMATS,
    PLACE,
    REVIEW_FORMATS,
    Format,
    ReviewFormat,
    alerts_schema,
    code_owners,
    decisions_since,
    explanation,
    left_out_text,
    owner_alerts,
    report,
    report_review,
    summary,
    timeline_json,
    timeline_text,
)
from icp_playbook.review import (
    STEP_WORDS,
    ReviewRequest,
    RevisionReview,
    blocking_reasons,
    forge_links,
    pull_request_in,
    review_revisions,
)
from icp_playbook.schema import schemas, search_schema
from icp_playbook.source import MAX_BYTES, is_missing, read_bytes, read_named
from icp_playbook.timeline import Timeline, read_timeline


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="icp-playbook")
def main() -> None:
    """ICP as code: check, explain and render ideal customer profiles kept as YAML in git."""


main.add_command(init)
main.add_command(activate)
main.add_command(score)


@main.command()
@root_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Output format.")
@click.option("--as-of", metavar="DATE", help="Check reviews and evidence as of this date.  [default: today]")
@click.option(
    "--accounts", metavar="LIST", type=FILE, help="Also name the fields that no account of this list has."
)
@click.option("--outcomes", is_flag=True, help="Also compare with the lists of outcomes.")
@click.option("--outcomes-if-there", is_flag=True, help="The same, with those whose files are there, if any.")
@checked_as
def check(
    root: Path,
    form: str,
    as_of: str | None,
    accounts: str | None,
    outcomes: bool,
    outcomes_if_there: bool,
    audience: Audience | None,
) -> None:
    """Check every file of the playbook and report all findings at once.

    Of a playbook that is not complete it says first what to do next.
    Exits with 1 if there are errors; warnings are fine. What a file waives is counted, not shown.
    """
    playbook_folder(root)
    loaded = load(root)
    say(*write_editor_schemas(root, loaded))
    result = checked(root, loaded, CheckRequest(day_of(as_of), accounts, outcomes, outcomes_if_there))
    if audience is not None and not has_errors(result.findings):
        shown = disclose(loaded, audience)
        result = result_for(shown, result)
        if form == "text":
            click.echo(left_out_text(shown))
    kept_back = tuple(waived(result.waivers))
    if text := report(result.findings, cast(Format, form), next_step(loaded), kept_back):
        click.echo(text)
    click.echo(summary(result.findings, len(kept_back)), err=True)
    sys.exit(CONTENT if has_errors(result.findings) else FINE)


@main.command(
    help=f"""Write a blank entry to fill in, such as `new segment series-a-scale-ups`.

    KIND is {series(list(every_kind()), "or")}; also {series(list(layout().singles), "or")}, which have no ID.
    The id of a decision begins with a day: today's is put before one that has none. Has the keys an entry
    needs, or every key there is with --all, each explained. Never overwrites a file.
    """
)
@root_option
@click.argument("kind", metavar="KIND")
@click.argument("id_", metavar="ID", default="")
@click.option("--all", "whole", is_flag=True, help="Write every key; those that may stay out commented out.")
def new(root: Path, kind: str, id_: str, whole: bool) -> None:
    """Write a blank entry."""
    playbook_folder(root)
    click.echo(create(root, kind, id_, whole=whole, today=day_of(None)))
    say(*write_editor_schemas(root, load(root)))
    say("fill it in, then run `icp-playbook check`")


@main.command()
@click.argument("rule", metavar="RULE")
def explain(rule: str) -> None:
    """Explain a rule: what it is for, an example finding and how to fix it."""
    click.echo(explanation(rule))


@main.command()
@root_option
@click.argument("folder", metavar="DIR", type=PATH)
@click.pass_context
def schema(context: click.Context, root: Path, folder: Path) -> None:
    """Write a JSON Schema for every kind of file to DIR, for editors and other tools.

    The custom properties that the playbook declares are in them; where there is no playbook yet, none. Three
    more are those of search.yaml, of api/program.json and of `diff --alerts`. All are replaced at once.
    Other files in DIR stay.
    """
    if context.get_parameter_source("root") is not click.core.ParameterSource.DEFAULT:
        playbook_folder(root)
    more = {"alerts": alerts_schema(), "program": program_schema(), "search": search_schema()}
    found = {**schemas(declared_at(root)), **more}
    texts = {
        f"{name}.schema.json": json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        for name, content in found.items()
    }
    with begin(folder) as new:
        new.keep_others(texts)
        for name, text in texts.items():
            new.write(name, text.encode())
        new.swap()
    click.echo(f"{counted(len(found), 'schema')} written to {folder}", err=True)


@main.command()
@root_option
@click.argument("folder", metavar="DIR", type=PATH)
@built_for
def export(root: Path, folder: Path, audience: Audience | None) -> None:
    """Write the site to DIR as a Markdown tree with a plain mkdocs.yml.

    The tree builds with plain `mkdocs build --strict`, without the plugin, and gives the same pages.
    """
    playbook_folder(playbook_root(root))
    count = write_export(root, folder, audience)
    click.echo(f"{counted(count, 'file')} written to {folder}", err=True)


main.add_command(pack)
main.add_command(mcp_server)
main.add_command(sql)
main.add_command(backtest)
main.add_command(mine)
main.add_command(due)


@main.command()
@root_option
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option(
    "--accounts",
    metavar="LIST",
    type=FILE,
    help="Score these accounts on both sides; - reads standard input.",
)
@click.option("--value", metavar="FIELD", help="Sum this field of the accounts per kind of move.")
@click.option("--no-names", is_flag=True, help="Name only the row of a listed account, not the account.")
@engine_options
@click.option("--icp", metavar="ID", help="Compare verdicts for this ICP only, operational or not.")
@click.option("--as-of", metavar="DATE", help="Score the accounts as of this date.  [default: today]")
@click.option("--format", "form", type=click.Choice(REVIEW_FORMATS), default="text", help="Output format.")
@click.option(
    "--fail-on",
    type=click.Choice([*EFFECTS, "any"]),
    multiple=True,
    help="Exit with 1 if a change has this effect; can be repeated.",
)
@policy_options
@click.option("--require-why", is_flag=True, help="Exit with 1 if a boundary change has no reason.")
@click.option(
    "--why-from",
    metavar="FILE",
    type=FILE,
    help="Also look for the reason in this file, such as the pull request text.",
)
@click.option(
    "--write-examples",
    is_flag=True,
    help="Write each account that shows a change, and that no example covers, as a new example.",
)
@click.option(
    "--alerts", metavar="FILE", type=FILE, help="Also write what each owner has to know, as JSON to send."
)
@click.option("-o", "--output", metavar="FILE", type=FILE, help="Output file.  [default: standard output]")
def diff(root: Path, base: str, head: str | None, **how: Any) -> None:
    """Show what changed from BASE to HEAD, and which verdicts change.

    HEAD defaults to your working files. LIST is a CSV file or a workbook; with DuckDB also Parquet, a folder
    or a pattern of files, or DATABASE.duckdb::TABLE. With --require-why, a change to who qualifies needs a
    line "Why: …" in a commit from BASE to HEAD, or a decision about it that HEAD adds. Exits with 1 if
    --fail-on, --require-why or --policy blocks the change, if HEAD has errors, or if a file of either
    revision or a row of the list cannot be read.
    """
    if head is None:
        playbook_folder(root)
    pull_request = pull_request_in(os.environ)
    made = review_revisions(
        ReviewRequest(
            root,
            base,
            head,
            day_of(how["as_of"]),
            how["accounts"],
            how["why_from"],
            pull_request,
            how["icp"],
            how["value"],
            list_engine(how["accounts"], how),
            how["memory"],
            named=not how["no_names"],
            policy=policy_request(how),
        ),
        show_bar,
    )
    clear_bar()
    forbidden = EFFECTS if "any" in how["fail_on"] else how["fail_on"]
    links = comment_links(root, head, pull_request.head, os.environ) if how["form"] == "markdown" else None
    text = report_review(made, cast(ReviewFormat, how["form"]), forbidden, links)
    with lists.written(how["output"], how["accounts"] or "-") as target:
        target.write(f"{text.rstrip()}\n".encode(errors="surrogateescape") if text else b"")
    if how["write_examples"]:
        write_examples(root, made)
    stops = blocking_reasons(made, forbidden, require_why=how["require_why"])
    if how["alerts"]:
        folder = root.resolve().relative_to(top_of(root)).as_posix().removeprefix(".")
        alerts = owner_alerts(made, stops, forge_links(os.environ, folder))
        with lists.written(how["alerts"], how["accounts"] or "-") as target:
            target.write(alerts.encode())
    for line in stops:
        say(line)
    sys.exit(CONTENT if stops else FINE)


def write_examples(root: Path, review: RevisionReview) -> None:
    """Writes what shows a change and no example covers, a file each. One that is there stays as it is."""
    for proof in review.proofs:
        if proof.file and not proof.example:
            say(f"{create_entry(root, 'example', f'{proof.icp}-that-{proof.step}', proof.file)} written")
        elif proof.shown is not None and not proof.file:
            what = f"{proof.name} that {STEP_WORDS[proof.step]}"
            say(f"no example can hold the account of {what}: {proof.words}")


@main.command()
@root_option
@click.option(
    "--check", "verify", is_flag=True, help="Write nothing; exit with 1 if the file is out of date."
)
@click.option("-o", "--output", metavar="FILE", type=FILE, help="Output file.  [default: standard output]")
def owners(root: Path, verify: bool, output: str | None) -> None:
    """Write CODEOWNERS from the owners in the YAML, so that they review changes.

    --check compares with FILE, or with .github/CODEOWNERS at the root of the repository.
    """
    playbook = linked(root)
    top = top_of(root)
    text = code_owners(playbook, root.resolve().relative_to(top).as_posix().removeprefix("."))
    content = text.encode(errors="surrogateescape")  # a folder may have a name that is no text
    if not verify:
        with lists.written(output, "-") as target:
            target.write(content)
        return
    place = Path(output) if output else top / PLACE
    kept = read_named(output) if output else read_bytes(top, PLACE, MAX_BYTES)
    if isinstance(kept, Finding) and not is_missing(kept):
        raise CommandError(f"{place}: {kept.sentence}", kept.help)
    if kept != content:
        say(f"{place} does not match the owners in the YAML: update it with `icp-playbook owners -o {place}`")
        sys.exit(CONTENT)


@main.command("filter")
@root_option
@click.argument("icp", metavar="ICP")
@click.option("--format", "target", type=click.Choice(TARGETS), default="text", help="The tool to write for.")
@as_of_option
def filter_(root: Path, icp: str, target: str, as_of: str | None) -> None:
    """Write an ICP as a campaign filter: accounts that meet its musts, minus known disqualified ones.

    Whatever the tool cannot express is listed on standard error; nothing is left out silently.
    """
    day = day_of(as_of)
    playbook = noted(linked(root), day)
    made = campaign_filter(playbook, known_icp(playbook, icp), cast(Target, target), day)
    click.echo(made.text)
    for line in made.left_out:
        say(line)


@main.command()
@root_option
@click.argument("entry", metavar="[KIND/ID]", required=False)
@click.option("--since", metavar="DATE", help="Only commits on or after this date.")
@click.option("-n", "--limit", type=click.IntRange(1), help="Show at most this many commits.  [default: all]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Output format.")
def history(root: Path, entry: str | None, since: str | None, limit: int | None, form: str) -> None:
    """Show what changed, when, by whom, why, which example accounts moved, and decisions; newest first.

    With KIND/ID, such as profile/saas, shows the history of one entry, including under former ids and after
    deletion. Standard error says what is missing, for example in a shallow clone or without git.
    """
    playbook_folder(root)
    timeline = read_timeline(root, cache_of(root))
    for note in timeline.notes:
        say(f"note: {note.sentence}\n  help: {note.remedy}")
    key = _once_known(timeline, entry) if entry else None
    first = day_of(since) if since else datetime.date.min
    events = timeline.events if key is None else timeline.by_entry.get(key, ())
    events = tuple(event for event in events if event.day >= first)
    shown = events[:limit]
    if len(shown) < len(events):
        first = max(first, min(event.day for event in shown))
    decided = decisions_since(load(root), timeline, key, first)
    lines = timeline_json if form == "json" else timeline_text
    if text := lines(timeline, key, shown, decided):
        click.echo(text)
    if len(shown) < len(events):
        left = len(events) - len(shown)
        say(f"{counted(left, 'earlier commit')} {plural(left, 'is', 'are')} not shown")
    elif not shown and not decided and not timeline.notes:
        say("nothing changed")


def _once_known(timeline: Timeline, entry: str) -> Key:
    """The current entry for a name, or a deleted one. Raises CommandError if there is neither."""
    known = {
        str(key): key for key in (*timeline.names, *timeline.by_entry, *timeline.tombstones, *timeline.moved)
    }
    wanted = re.sub(r"^icp/", "profile/", entry.strip())
    if wanted in known:
        return timeline.today(known[wanted])
    named_so = next((name for name in known if name.endswith(f"/{wanted}")), None)
    otherwise = suggestion(named_so) if named_so else "name a kind and an id, such as profile/saas"
    raise CommandError(f'there is and was no entry "{entry}"', did_you_mean(wanted, known, otherwise))
