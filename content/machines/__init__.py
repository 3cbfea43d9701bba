"""What programs read: every page as Markdown, a list of the pages, the statements as data, what the site is."""
