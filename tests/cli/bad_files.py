"""Files and folders that do not belong in a playbook, or are missing from one."""

from tests.cli.bad_input import FIELDS, PERSONA, PROFILE, SIGNAL, BadInput

FILES = (
    BadInput(
        "a missing folder",
        lambda p: p.remove("icp/profiles"),
        "icp/profiles:1:1: error[missing-folder] the folder `icp/profiles` is missing",
        "create `icp/profiles/` with one file for each profile",
    ),
    BadInput(
        "an empty folder",
        lambda p: p.remove("icp/profiles").folder("icp/profiles"),
        "icp/profiles:1:1: error[empty-folder] the folder `icp/profiles` has no profile",
        "add a first profile as `icp/profiles/<id>.yaml`",
    ),
    BadInput(
        "a file where a folder belongs",
        lambda p: p.remove("personas").write("personas", ""),
        "personas:1:1: error[missing-folder] `personas` is not a folder",
        "create `personas/` with one file for each persona",
    ),
    BadInput(
        "a file that is missing",
        lambda p: p.remove(FIELDS),
        "icp/fields.yaml:1:1: error[missing-file] `icp/fields.yaml` is missing",
        "create it, or run the command at the root of the playbook",
    ),
    BadInput(
        "a file that is a directory",
        lambda p: p.remove(PROFILE).folder(PROFILE),
        "icp/profiles/bakeries.yaml:1:1: error[not-a-file] `icp/profiles/bakeries.yaml` is a folder, "
        "not a regular file",
        "put a regular file in its place",
    ),
    BadInput(
        "a fields.yaml that is a directory",
        lambda p: p.remove(FIELDS).folder(FIELDS),
        "icp/fields.yaml:1:1: error[not-a-file] `icp/fields.yaml` is a folder, not a regular file",
        "put a regular file in its place",
    ),
    BadInput(
        "a link to a file outside",
        lambda p: p.link_out(PERSONA),
        "personas/owner.yaml:1:1: error[outside-playbook] `personas/owner.yaml` is a link that points "
        "outside the project",
        "copy the file here instead of linking to it",
    ),
    BadInput(
        "a link to a folder outside",
        lambda p: p.link_out("personas"),
        "personas:1:1: error[outside-playbook] `personas` is a link that points outside the project",
        "copy the file here instead of linking to it",
    ),
    BadInput(
        "a link that leads nowhere inside",
        lambda p: p.link(PERSONA, "nobody.yaml"),
        "personas/owner.yaml:1:1: error[not-a-file] `personas/owner.yaml` is a link to a file that does not "
        "exist",
        "put the file itself in its place, or remove the link",
    ),
    BadInput(
        "a link to itself",
        lambda p: p.link(PERSONA, "owner.yaml"),
        "personas/owner.yaml:1:1: error[unreadable] `personas/owner.yaml` is a link that leads back to "
        "itself",
        "replace it with the file",
    ),
    BadInput(
        "an id that is the name of a page of lists",
        lambda p: p.copy(PERSONA, "personas/index.yaml"),
        "personas/index.yaml:1:1: error[file-name] `index.yaml` has the name of the page that lists every "
        "persona",
        "rename it: the file name is the entry's id, and its address on the site",
    ),
    BadInput(
        "a name that is not kebab-case",
        lambda p: p.rename(SIGNAL, "icp/signals/secondShop.yaml"),
        "icp/signals/secondShop.yaml:1:1: error[file-name] `secondShop.yaml` is not a kebab-case name "
        "ending in .yaml",
        "rename it to `second-shop.yaml`: the file name is the entry's id",
    ),
    BadInput(
        "a name with a space",
        lambda p: p.copy(PERSONA, "personas/Owner (old).yaml"),
        "personas/Owner (old).yaml:1:1: error[file-name] `Owner (old).yaml` is not a kebab-case name "
        "ending in .yaml",
        "rename it to `owner-old.yaml`: the file name is the entry's id",
    ),
    BadInput(
        "a name ending in .yml",
        lambda p: p.rename(PERSONA, "personas/owner.yml"),
        "personas/owner.yml:1:1: error[file-name] `owner.yml` is not a kebab-case name ending in .yaml",
        "rename it to `owner.yaml`: the file name is the entry's id",
    ),
    BadInput(
        "an entry in a folder of its own",
        lambda p: p.write("personas/old/owner.yaml", p.text(PERSONA)),
        "personas/old/owner.yaml:1:1: error[misplaced-file] `owner.yaml` is not read: `personas/old/` is not "
        "the folder of a kind",
        "move it to `personas/`, or out of the playbook",
    ),
    BadInput(
        "invalid UTF-8",
        lambda p: p.write(PERSONA, p.text(PERSONA).replace("Flour", "Mehlpr\u00e4mie").encode("latin-1")),
        "personas/owner.yaml:11:20: error[not-utf8] the file is not UTF-8",
        "save it again with the encoding UTF-8",
    ),
    BadInput(
        "a file of 5 MB",
        lambda p: p.write(PERSONA, "x" * 5_000_000),
        "personas/owner.yaml:1:1: error[file-too-large] the file has 5,000,000 bytes; 524,288 is the limit",
        "an entry is at most a few pages of text: move data elsewhere and link to it",
    ),
)
