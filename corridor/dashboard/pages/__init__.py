"""One file for each page; a page is a Solara component named Page."""
