"""Pages of text after the poster: persona sheets, the report, the evidence.

``flow`` fills pages with blocks of known height and knows nothing of what they say; ``lines`` and
``tables`` make blocks of texts; ``persona``, ``report`` and ``evidence`` decide what is told;
``setting`` makes pages of it. Everything is drawn at its own size: a type size here is what it
measures on paper.
"""
