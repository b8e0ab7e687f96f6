"""A generated file as MkDocs takes it: its content is made when MkDocs reads it, and not kept."""

from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from icp_playbook.plugin.faults import guarded
from icp_playbook.site import GeneratedFile


class LazyFile(File):
    """Another plugin may give it other content, as it may any file."""

    made: GeneratedFile
    """What makes the content."""
    digest: int | None = None
    """Of the content that was read last, unless it is a page; None while nobody has read it."""
    _given: str | bytes | None = None

    @classmethod
    def of(cls, config: MkDocsConfig, made: GeneratedFile) -> "LazyFile":
        """The file, in MkDocs' list of files under the plugin that asks."""
        file = cast("LazyFile", cls.generated(config, made.uri, content=b""))
        file.made = made
        file._given = None
        if made.address:
            file.dest_uri = made.address
        if made.source:
            file.edit_uri = made.source
        return file

    @property
    def _content(self) -> str | bytes:
        """What every way to the content in MkDocs reads."""
        if self._given is not None:
            return self._given
        content = guarded(self.made.uri, self.made.make)()
        if self.is_documentation_page():
            return content
        raw = content.encode() if isinstance(content, str) else content
        self.digest = digest_of(raw)
        return raw

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._given = value

    @property
    def src_path(self) -> str:
        """The path as MkDocs has it. Given as an address, it need not be taken apart to become one."""
        return super().src_path

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value

    def is_modified(self) -> bool:
        """Always, as MkDocs has it of what is not on disk."""
        return True


def digest_of(content: bytes) -> int:
    """Tells one content from another within a process, where nobody means to deceive."""
    return hash(content)
