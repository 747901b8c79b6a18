"""Our Voilà: the application (`app`) and its page template (``index.html.j2``)."""
