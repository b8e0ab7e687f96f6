"""Where the YAML of an entry is edited, from the repository that mkdocs.yml names."""


def edit_base(repo_url: str | None, edit_uri: str | None) -> str:
    """The address that source paths are appended to, ending in a slash; empty when not known."""
    if not repo_url or not edit_uri:
        return ""
    if edit_uri.startswith(("https://", "http://")):
        return edit_uri.rstrip("/") + "/"
    return f"{repo_url.rstrip('/')}/{edit_uri.strip('/')}/"
