"""From pages to a site: MkDocs, the folder replaced whole or left, the checks, the site served while it is written."""
