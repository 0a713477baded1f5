"""Pages of text after the poster: persona sheets, the report, the evidence.

``typesetting`` fills pages with blocks of known height and knows nothing of what they say;
``personas``, ``report`` and ``evidence`` decide what is told, and ``after`` which of them comes.
Everything is drawn at its own size: a type size here is what it measures on paper.
"""
